package io.groundplan.worker.runner;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
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
            engine.run(engine.claim("cancelled"), StopAt.after(step, engine.cancelling(job)));
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
        engine.run(engine.claim("cancelled"), StopAt.before(2, engine.cancelling(job)));
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
        engine.run(engine.claim("cancelled"), StopAt.after(0, engine.cancelling(job)));
        assertEquals("cancelled", engine.job(job).state());
        Scenario.PROVISION.requireDone(tenant);
    }

    @Test
    void aDeleteThatHasDroppedSomethingGoesOnToItsEnd() {
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        var job = engine.request(tenant, tenant.delete());
        engine.run(engine.claim("too late"), StopAt.after(1, engine.cancelling(job)));
        assertEquals("completed", engine.job(job).state());
        assertEquals(0, TenantServer.traces(tenant));
    }
}
