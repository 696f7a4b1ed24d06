package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.drift.Drift;
import io.groundplan.worker.drift.DriftReport;
import io.groundplan.worker.drift.ProjectsStandIn;
import io.groundplan.worker.step.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Work under way is no drift, at none of its steps. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
@QuarkusTestResource(ProjectsStandIn.class)
class DriftOfJobsTest {

    @Inject
    Engine engine;

    @Inject
    Drift drift;

    @BeforeEach
    void clear() {
        engine.clear();
        ProjectsStandIn.forgetsAll();
        // what other tests have left, which would take its time under a running job
        drift.repair().await().atMost(Duration.ofMinutes(2));
    }

    @Test
    void aCreationIsNoDriftAtAnyStep() {
        var tenant = Tenant.create();
        ProjectsStandIn.knows(tenant.project(), tenant.target(), false);
        assertEquals(List.of(), driftDuring(tenant, engine.request(tenant, tenant.provision())));
        ProjectsStandIn.knows(tenant.project(), tenant.target(), true);
        assertEquals(0, driftOf(tenant, drift.look().await().atMost(Duration.ofSeconds(20))));
    }

    @Test
    void aDeletionIsNoDriftAtAnyStep() {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        ProjectsStandIn.knows(tenant.project(), tenant.target(), false);
        assertEquals(List.of(), driftDuring(tenant, engine.request(tenant, tenant.delete())));
        ProjectsStandIn.forgets(tenant.target().databaseId());
        assertEquals(0, driftOf(tenant, drift.look().await().atMost(Duration.ofSeconds(20))));
    }

    /** Even where the owner of projects has forgotten, a job at work keeps the repair away. */
    @Test
    void nothingIsRepairedUnderARunningJob() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.finish(job, eachStep(() -> drift.repair().replaceWithVoid()));
        assertEquals("completed", engine.job(job).state());
        Scenario.PROVISION.requireDone(tenant);
    }

    private List<Long> driftDuring(Tenant tenant, UUID job) {
        var seen = new CopyOnWriteArrayList<Long>();
        engine.finish(job, eachStep(() -> drift.look()
                .invoke(report -> seen.add(driftOf(tenant, report)))
                .replaceWithVoid()));
        assertEquals("completed", engine.job(job).state());
        assertTrue(seen.size() > 2, "it was looked for at every step");
        return seen.stream().filter(count -> count > 0).toList();
    }

    private static StepObserver eachStep(Supplier<Uni<Void>> look) {
        return new StepObserver() {
            @Override
            public Uni<Void> after(Step step) {
                return look.get();
            }
        };
    }

    private static long driftOf(Tenant tenant, DriftReport report) {
        return report.orphans().stream()
                        .filter(orphan -> orphan.marked().project().equals(tenant.project()))
                        .count()
                + report.missing().stream()
                        .filter(missing -> missing.project().equals(tenant.project()))
                        .count();
    }
}
