package io.groundplan.worker.runner;

import java.util.UUID;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class CancelTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void aPendingJobIsCancelledAtOnce() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.cancel(job);
        assertEquals("cancelled", engine.job(job).state());
        assertTrue(engine.tryClaim("late").isEmpty());
    }

    @Test
    void aJobThatHasEndedStaysAsItIs() {
        var tenant = Tenant.create();
        var job = engine.run(tenant, tenant.provision()).id();
        engine.cancel(job);
        assertEquals("completed", engine.job(job).state());
    }

    @Test
    void aRunningProvisioningIsUndoneFromEveryStep() {
        for (int step = 0; step < Scenario.PROVISION.steps() - 1; step++) {
            var tenant = Tenant.create();
            var job = engine.request(tenant, tenant.provision());
            engine.run(engine.claim("cancelled"), StopAt.after(step, cancelling(job)));
            assertEquals("cancelled", engine.job(job).state(), "after step " + step);
            assertEquals(0, TenantServer.traces(tenant), "after step " + step);
        }
    }

    @Test
    void whatWasThereBeforeTheJobSurvivesItsUndoing() {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        TenantServer.execute("alter database %s with allow_connections false".formatted(tenant.database()));
        var job = engine.request(tenant, tenant.provision());
        engine.run(engine.claim("cancelled"), StopAt.before(2, cancelling(job)));
        assertEquals("cancelled", engine.job(job).state());
        assertEquals(3, TenantServer.traces(tenant));
    }

    @Test
    void aJobCancelledAfterItsWorkerWasLostIsUndoneByTheNext() throws Exception {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        var crash = StopAt.after(3, StopAt.crash());
        engine.runner(crash).run(engine.claim("crashing")).subscribe().with(ignored -> {});
        crash.awaitReached();
        engine.loseWorker(job);
        engine.cancel(job);
        assertEquals("pending", engine.job(job).state());
        assertEquals("cancelled", engine.finish(job).state());
        assertEquals(0, TenantServer.traces(tenant));
    }

    @Test
    void aDeleteCancelledBeforeItDropsAnythingBringsTheDatabaseBack() {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        var job = engine.request(tenant, tenant.delete());
        engine.run(engine.claim("cancelled"), StopAt.after(0, cancelling(job)));
        assertEquals("cancelled", engine.job(job).state());
        Scenario.PROVISION.requireDone(tenant);
    }

    @Test
    void aDeleteThatHasDroppedSomethingGoesOnToItsEnd() {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        var job = engine.request(tenant, tenant.delete());
        engine.run(engine.claim("too late"), StopAt.after(1, cancelling(job)));
        assertEquals("completed", engine.job(job).state());
        assertEquals(0, TenantServer.traces(tenant));
    }

    private Supplier<Uni<Void>> cancelling(UUID job) {
        return () -> Uni.createFrom()
                .<Void>item(() -> {
                    engine.cancel(job);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
