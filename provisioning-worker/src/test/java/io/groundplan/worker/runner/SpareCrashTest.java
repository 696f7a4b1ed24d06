package io.groundplan.worker.runner;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.spare.Filling;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What holds for provisioning holds with spares, and no spare is lost or given away twice. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class SpareCrashTest {
    private static final int SPARES = 2;

    @Inject
    Engine engine;

    @Inject
    Filling filling;

    @BeforeEach
    void clear() {
        engine.clear();
        var tenant = Tenant.create();
        engine.run(tenant, tenant.provision());
        assertEquals(OptionalInt.of(0), filling.tend(0));
    }

    @AfterEach
    void dropSpares() {
        engine.clear();
        filling.tend(0);
    }

    @Test
    void anotherWorkerFinishesWhatACrashedOneBeganWithTheSameSpare() throws Exception {
        for (int step = 0; step < Scenario.PROVISION.steps(); step++) {
            crashAndFinish(StopAt.before(step, StopAt.crash()));
            crashAndFinish(StopAt.after(step, StopAt.crash()));
        }
    }

    private void crashAndFinish(StopAt crash) throws Exception {
        filling.tend(SPARES);
        var before = SpareDatabases.all();
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.runner(crash).run(engine.claim("crashing")).subscribe().with(ignored -> {});
        crash.awaitReached();
        engine.loseWorker(job);
        assertEquals("completed", engine.finish(job).state());
        Scenario.PROVISION.requireDone(tenant);
        assertEquals(List.of(), SpareDatabases.unaccounted(before, tenant));
        assertEquals(SPARES - 1, SpareDatabases.all().size());
    }

    @Test
    void aPassingFailureAtAnyStepTakesOneSpare() {
        for (int step = 0; step < Scenario.PROVISION.steps(); step++) {
            filling.tend(SPARES);
            var before = SpareDatabases.all();
            var tenant = Tenant.create();
            var job = engine.request(tenant, tenant.provision());
            engine.run(engine.claim("unlucky"), StopAt.after(step, refusedWith("40001")));
            assertEquals("completed", engine.finish(job).state());
            Scenario.PROVISION.requireDone(tenant);
            assertEquals(List.of(), SpareDatabases.unaccounted(before, tenant));
            assertEquals(SPARES - 1, SpareDatabases.all().size());
        }
    }

    @Test
    void aLastingFailureAtAnyStepLeavesWhatADeleteCleansUp() {
        for (int step = 0; step < Scenario.PROVISION.steps(); step++) {
            filling.tend(SPARES);
            var tenant = Tenant.create();
            var job = engine.request(tenant, tenant.provision());
            engine.run(engine.claim("unlucky"), StopAt.after(step, refusedWith("42501")));
            assertEquals("failed", engine.job(job).state());
            assertEquals("completed", engine.run(tenant, tenant.delete()).state());
            assertEquals(0, TenantServer.traces(tenant));
        }
    }

    @Test
    void aCancelledJobDropsTheSpareThatItTookAndNoOther() {
        for (int step = 0; step < Scenario.PROVISION.steps() - 1; step++) {
            filling.tend(SPARES);
            var tenant = Tenant.create();
            var job = engine.request(tenant, tenant.provision());
            engine.run(engine.claim("cancelled"), StopAt.after(step, engine.cancelling(job)));
            assertEquals("cancelled", engine.job(job).state());
            assertEquals(0, TenantServer.traces(tenant));
            assertEquals(OptionalInt.of(SPARES), filling.tend(SPARES));
        }
    }

    private static Supplier<Uni<Void>> refusedWith(String sqlState) {
        return () -> Uni.createFrom().failure(new PgException("injected", "ERROR", sqlState, null));
    }
}
