package io.groundplan.worker.runner;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.embedded.FreePort;
import io.groundplan.testkit.net.TcpProxy;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.ClustersAt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class UnreachableClusterTest {
    @Inject
    Vertx vertx;

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @Test
    void aClusterThatRefusesConnectionsIsTriedAgainAndThenNamed() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        var nowhere = ClustersAt.port(FreePort.find(), vertx);
        for (int attempt = 0; attempt < Engine.MAX_ATTEMPTS; attempt++) {
            engine.execute("update job set run_after = now() where state = 'pending'");
            run(nowhere, StepObserver.NONE);
        }
        var ended = engine.job(job);
        assertEquals("failed", ended.state());
        assertEquals("exhausted", ended.classification());
        assertEquals("cluster local is unreachable: connection refused", ended.error());
        assertFalse(ended.stderr().contains("never-shown-anywhere"));
    }

    @Test
    void aConnectionCutInTheMiddleIsPassing() {
        try (var proxy = TcpProxy.to(TestServers.tenant().port())) {
            var proxied = ClustersAt.port(proxy.port(), vertx);
            var tenant = Tenant.create();
            var job = engine.request(tenant, tenant.provision());
            run(proxied, StopAt.before(3, () -> Uni.createFrom().voidItem().invoke(proxy::cut)));
            var waiting = engine.job(job);
            assertEquals("pending", waiting.state(), waiting::toString);
            assertEquals("cluster local is unreachable: connection lost", waiting.error());
            assertEquals("completed", engine.finish(job).state());
            Scenario.PROVISION.requireDone(tenant);
        }
    }

    @Test
    void aClusterThatNobodyKnowsIsAPermanentFailure() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision(), "atlantis");
        assertEquals(
                "cluster atlantis is unknown to this worker", engine.finish(job).error());
    }

    private void run(Clusters clusters, StepObserver observer) {
        engine.runner(clusters, observer).run(engine.claim("runner")).await().atMost(Duration.ofSeconds(20));
    }
}
