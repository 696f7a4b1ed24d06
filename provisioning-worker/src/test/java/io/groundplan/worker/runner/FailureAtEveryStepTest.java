package io.groundplan.worker.runner;

import java.util.function.Supplier;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.step.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class FailureAtEveryStepTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @ParameterizedTest
    @EnumSource
    void aPassingFailureIsTriedAgainAndTheJobCompletes(Scenario scenario) {
        for (int step = 0; step < scenario.steps(); step++) {
            var tenant = scenario.prepare(engine);
            var job = engine.request(tenant, scenario.spec(tenant));
            engine.run(engine.claim("unlucky"), StopAt.before(step, refusedWith("40001")));
            var waiting = engine.job(job);
            assertEquals("pending", waiting.state());
            assertEquals("transient", waiting.classification());
            assertEquals("40001 injected", waiting.stderr());
            assertEquals(1, waiting.exitCode());
            var ended = engine.finish(job);
            assertEquals("completed", ended.state());
            assertEquals(0, ended.exitCode());
            scenario.requireDone(tenant);
        }
    }

    @Test
    void aLastingFailureEndsTheJobTruthfullyAndADeleteLeavesACleanSlate() {
        for (int step = 0; step < Scenario.PROVISION.steps(); step++) {
            var tenant = Tenant.create();
            var job = engine.request(tenant, tenant.provision());
            engine.run(engine.claim("unlucky"), StopAt.after(step, refusedWith("42501")));
            var ended = engine.job(job);
            assertEquals("failed", ended.state());
            assertEquals("permanent", ended.classification());
            assertEquals("injected", ended.error());
            assertEquals(1, ended.attempts());
            assertEquals("completed", engine.run(tenant, tenant.delete()).state());
            assertEquals(0, TenantServer.traces(tenant));
        }
    }

    @Test
    void aFailedProvisioningIsRecoveredByAnotherOne() {
        var tenant = Tenant.create();
        engine.request(tenant, tenant.provision());
        engine.run(engine.claim("unlucky"), StopAt.after(3, refusedWith("42501")));
        assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        Scenario.PROVISION.requireDone(tenant);
    }

    @Test
    void attemptsAreExhaustedAfterTheirNumber() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        var ended = engine.finish(job, new StepObserver() {
            @Override
            public Uni<Void> before(Step step) {
                return refusedWith("55P03").get();
            }
        });
        assertEquals("failed", ended.state());
        assertEquals("exhausted", ended.classification());
        assertEquals(Engine.MAX_ATTEMPTS, ended.attempts());
        assertEquals("cluster local: injected", ended.error());
    }

    @Test
    void aFullDiskWaitsLongAndTheJobStaysPending() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.run(engine.claim("unlucky"), StopAt.before(0, refusedWith("53100")));
        assertEquals("pending", engine.job(job).state());
        assertTrue(engine.tryClaim("eager").isEmpty());
    }

    private static Supplier<Uni<Void>> refusedWith(String sqlState) {
        return () -> Uni.createFrom().failure(new PgException("injected", "ERROR", sqlState, null));
    }
}
