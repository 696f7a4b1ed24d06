package io.groundplan.project.plan;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

/** The configured plans. */
@ApplicationScoped
public class Plans {
    public static final String DEFAULT = "free";

    private final Map<String, Plan> plans;

    Plans(PlansConfig config) {
        plans = config.plans().entrySet().stream()
                .map(plan -> new Plan(
                        plan.getKey(),
                        plan.getValue().maxConnections(),
                        plan.getValue().storageBytes()))
                .collect(Collectors.toUnmodifiableMap(Plan::name, plan -> plan));
    }

    public Optional<Plan> find(String name) {
        return Optional.ofNullable(plans.get(name));
    }

    /** The plan of a project; one that is no longer configured counts as the default plan. */
    public Plan of(String name) {
        return find(name).orElseGet(() -> plans.get(DEFAULT));
    }
}
