package io.groundplan.worker.runner;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.step.Plan;
import io.groundplan.worker.step.Step;
import io.groundplan.worker.step.StepOutcome;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class StepTest {

    @Inject
    Engine engine;

    @Inject
    Clusters clusters;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @ParameterizedTest
    @EnumSource
    void everyStepIsSatisfiedByItselfWhenRepeated(Scenario scenario) {
        var tenant = scenario.prepare(engine);
        var steps = Plan.of(scenario.spec(tenant)).steps();
        ClusterSession.open(
                        clusters.find("local").orElseThrow(),
                        Marker.of(tenant.project()),
                        "step test",
                        () -> {},
                        session -> Multi.createFrom()
                                .iterable(steps)
                                .onItem()
                                .transformToUniAndConcatenate(step -> twice(step, session))
                                .collect()
                                .last())
                .await()
                .atMost(Duration.ofSeconds(20));
        scenario.requireDone(tenant);
    }

    private static Uni<Void> twice(Step step, ClusterSession session) {
        return once(step, session)
                .chain(() -> step.detect(session))
                .invoke(outcome -> assertInstanceOf(StepOutcome.Satisfied.class, outcome, step.name()))
                .chain(() -> once(step, session));
    }

    private static Uni<Void> once(Step step, ClusterSession session) {
        return step.detect(session)
                .chain(outcome -> outcome instanceof StepOutcome.Needed
                        ? step.apply(session)
                        : Uni.createFrom().voidItem());
    }
}
