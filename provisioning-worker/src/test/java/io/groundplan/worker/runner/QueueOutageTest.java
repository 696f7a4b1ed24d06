package io.groundplan.worker.runner;

import java.time.Duration;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class QueueOutageTest {

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @AfterEach
    void start() {
        TestServers.postgres().start();
    }

    @Test
    void aJobOutlivesARestartOfTheQueuesDatabase() {
        var tenant = Tenant.create();
        var job = engine.request(tenant, tenant.provision());
        engine.run(engine.claim("patient"), StopAt.before(2, QueueOutageTest::restart));
        var ended = Awaitility.await()
                .ignoreExceptions()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> engine.job(job), JobView::isTerminal);
        assertEquals("completed", ended.state(), ended::toString);
        assertEquals(1, ended.attempts());
    }

    /** Stops the server before the step goes on, and starts it while the step waits. */
    private static Uni<Void> restart() {
        return Uni.createFrom()
                .<Void>item(() -> {
                    TestServers.postgres().stop();
                    Infrastructure.getDefaultWorkerPool()
                            .execute(() -> TestServers.postgres().start());
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
