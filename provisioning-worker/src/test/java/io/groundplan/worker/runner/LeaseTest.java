package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.queue.LeaseLostException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class LeaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void whoLostTheLeaseWritesNothing() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        var former = engine.claim("former");
        engine.loseWorker(job);
        var holder = engine.claim("holder");
        assertEquals(former.fence() + 1, holder.fence());
        var before = engine.job(job);
        var queue = engine.queue();
        assertThrows(LeaseLostException.class, () -> queue.renew(former).await().atMost(PATIENCE));
        assertThrows(
                LeaseLostException.class,
                () -> queue.announce(former, List.of("step"), false).await().atMost(PATIENCE));
        assertThrows(
                LeaseLostException.class,
                () -> queue.complete(former, "").await().atMost(PATIENCE));
        assertThrows(
                LeaseLostException.class, () -> queue.cancel(former, "").await().atMost(PATIENCE));
        assertEquals(before, engine.job(job));
    }

    @Test
    void aWorkerThatLostTheLeaseTouchesTheClusterNoMore() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        var former = engine.claim("former");
        engine.loseWorker(job);
        engine.run(former, StepObserver.NONE);
        assertEquals(0, TenantServer.traces(tenant));
        assertEquals("pending", engine.job(job).state());
    }

    @Test
    void theReaperReturnsAJobOfALostWorkerAndSaysSo() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.claim("lost");
        assertEquals(0, engine.reap());
        engine.loseWorker(job);
        var returned = engine.job(job);
        assertEquals("pending", returned.state());
        assertEquals("worker lost was lost", returned.error());
        assertEquals("transient", returned.classification());
    }

    @Test
    void aJobPastItsDeadlineFailsAsExhaustedWhileItRuns() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.execute(
                "update job set deadline_at = now() + interval '500 milliseconds' where id = '%s'".formatted(job));
        engine.run(engine.claim("stuck"), StopAt.before(2, StopAt.crash()));
        var ended = engine.job(job);
        assertEquals("failed", ended.state());
        assertEquals("exhausted", ended.classification());
        assertTrue(ended.error().startsWith("the deadline passed during step login role"), ended.error());
    }

    @Test
    void aJobPastItsDeadlineFailsAsExhaustedWhoeverHeldIt() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.claim("lost");
        engine.execute("update job set deadline_at = now() where id = '%s'".formatted(job));
        engine.loseWorker(job);
        assertEquals("exhausted", engine.job(job).classification());
        assertEquals(
                "the deadline passed: worker lost was lost", engine.job(job).error());
    }

    @Test
    void aSecondJobOfAProjectWaitsForTheFirst() {
        var tenant = Tenant.create();
        var first = engine.request(tenant, tenant.provision());
        engine.request(tenant, tenant.delete());
        assertEquals(first, engine.claim("one").jobId());
        assertTrue(engine.tryClaim("two").isEmpty());
        engine.execute("update job set state = 'pending', lease_until = null, run_after = now() + interval '1 hour'"
                + " where state = 'running'");
        assertTrue(engine.tryClaim("three").isEmpty(), "a job may not overtake an older one that waits for a retry");
    }

    @Test
    void organizationsThatRunLessComeFirst() {
        var crowd = Tenant.create();
        for (int i = 0; i < 3; i++) {
            var tenant = Tenant.create(crowd.organization());
            engine.request(tenant, tenant.provision());
        }
        var lonely = Tenant.create();
        engine.request(lonely, lonely.provision());
        engine.claim("one");
        assertEquals(lonely.project(), engine.claim("two").project());
    }
}
