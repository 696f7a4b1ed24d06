package io.groundplan.project.database;

import java.util.Optional;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.contracts.job.RoleLimits;
import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.project.plan.Plan;
import io.groundplan.project.plan.Plans;
import io.groundplan.project.project.Limits;
import io.groundplan.project.project.ProjectChange;
import io.groundplan.runtime.json.Field;
import io.groundplan.runtime.problem.Problem;

/** What an update may set, and what of it reaches the cluster. */
@ApplicationScoped
class LimitRules {
    private final Plans plans;
    private final ClusterDirectory clusters;

    LimitRules(Plans plans, ClusterDirectory clusters) {
        this.plans = plans;
        this.clusters = clusters;
    }

    /** The change that the update makes of the project; fields that keep their value are no change. */
    ProjectChange change(DatabaseProject current, DatabaseProjectUpdate update) {
        var name = given(update.name(), "name");
        var limits = limits(current, update);
        return new ProjectChange(
                profile -> name.map(profile::withName).orElse(profile),
                given(update.purpose(), "environment"),
                Optional.of(limits));
    }

    /** Whether the login role on the cluster has to be changed. */
    boolean reachesCluster(DatabaseProject before, DatabaseProject after) {
        return !roleLimits(before).equals(roleLimits(after));
    }

    RoleLimits roleLimits(DatabaseProject project) {
        var limits = project.project().limits();
        return new RoleLimits(
                project.maxConnections(),
                limits.statementTimeout(),
                limits.idleTransactionTimeout(),
                project.plan().storageBytes());
    }

    private Limits limits(DatabaseProject current, DatabaseProjectUpdate update) {
        var before = current.project().limits();
        var plan = given(update.plan(), "plan")
                .map(name -> plans.find(name).orElseThrow(() -> Problem.invalid("plan", "is not a known plan")))
                .orElse(current.plan());
        if (!plan.name().equals(before.plan())) {
            requireAccepted(plan, current.database());
        }
        return new Limits(
                plan.name(),
                timeout(update.statementTimeout(), "statement_timeout", before.statementTimeout()),
                timeout(update.idleTransactionTimeout(), "idle_transaction_timeout", before.idleTransactionTimeout()),
                maxConnections(update.maxConnections(), plan, before.ownMaxConnections()));
    }

    /** A database stays on its cluster, so a plan that the cluster does not take is out of reach. */
    private void requireAccepted(Plan plan, Database database) {
        clusters.find(database.clusterId())
                .filter(cluster -> !cluster.accepts(plan.name()))
                .ifPresent(cluster -> {
                    throw Problem.invalid("plan", "is not offered on the cluster " + cluster.id());
                });
    }

    private static String timeout(Field<String> update, String field, String before) {
        return given(update, field)
                .map(text -> {
                    if (!IntervalText.isTimeout(text)) {
                        throw Problem.invalid(field, "must be an interval such as 60s, of at most 24 days");
                    }
                    return text;
                })
                .orElse(before);
    }

    /** An own number that a smaller plan no longer allows is dropped. */
    private static OptionalInt maxConnections(Field<Integer> update, Plan plan, OptionalInt before) {
        if (update instanceof Field.Value<Integer> given) {
            if (given.value() < 1 || given.value() > plan.maxConnections()) {
                throw Problem.invalid(
                        "max_connections",
                        "must be from 1 to " + plan.maxConnections() + " on the plan " + plan.name());
            }
            return OptionalInt.of(given.value());
        }
        boolean keeps = update.isAbsent() && before.isPresent() && before.getAsInt() <= plan.maxConnections();
        return keeps ? before : OptionalInt.empty();
    }

    private static <T> Optional<T> given(Field<T> field, String name) {
        if (field instanceof Field.Value<T> given) {
            return Optional.of(given.value());
        }
        if (field.isAbsent()) {
            return Optional.empty();
        }
        throw Problem.invalid(name, "must not be null");
    }
}
