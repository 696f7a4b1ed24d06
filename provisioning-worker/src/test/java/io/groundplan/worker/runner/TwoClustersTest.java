package io.groundplan.worker.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.SecondClusterTestResource;
import io.groundplan.worker.step.Step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One worker, two clusters: what happens on one of them is nothing to the other. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
@QuarkusTestResource(value = SecondClusterTestResource.class, restrictToAnnotatedClass = true)
class TwoClustersTest {
    private static final String SECOND = SecondClusterTestResource.CLUSTER;
    private static final int SLOTS = 2;

    @Inject
    Engine engine;

    @Inject
    Clusters clusters;

    @BeforeEach
    @AfterEach
    void thaw() {
        SecondClusterTestResource.thaw();
        engine.clear();
    }

    @Test
    void aProjectLivesAndDiesOnItsCluster() throws SQLException {
        var tenant = Tenant.create();
        var made = engine.finish(engine.request(tenant, tenant.provision(), SECOND));
        assertEquals("completed", made.state(), made::toString);
        try (var connection = SecondClusterTestResource.connect(
                tenant.database(), tenant.target().loginRole(), tenant.password())) {
            TenantServer.run(connection, "create table note (id int)");
        }
        assertEquals(0, TenantServer.traces(tenant));
        assertEquals(
                "completed",
                engine.finish(engine.request(tenant, tenant.delete(), SECOND)).state());
        assertThrows(SQLException.class, () -> SecondClusterTestResource.connect(tenant.database()));
    }

    @Test
    void aFullClusterRefusesWhatAnotherTakes() {
        var existing = IntStream.range(0, SecondClusterTestResource.MAX_DATABASES)
                .mapToObj(i -> Tenant.create())
                .toList();
        try {
            existing.forEach(TwoClustersTest::pretend);
            var tenant = Tenant.create();
            var refused = engine.finish(engine.request(tenant, tenant.provision(), SECOND));
            assertEquals("failed", refused.state());
            assertEquals("cluster second is full: it may hold 20 databases", refused.error());
            assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        } finally {
            existing.forEach(TwoClustersTest::forget);
        }
    }

    @Test
    void aClusterThatHangsKeepsItsOwnJobsWaitingAndNoOthers() throws Exception {
        SecondClusterTestResource.freeze();
        awaitDoubt();
        var stuck = request(8, SECOND);
        var free = request(8, TenantClusterTestResource.CLUSTER);
        var worker = engine.dispatcher("one of two", SLOTS);
        worker.start();
        try {
            awaitCompleted(free);
            assertTrue(stuck.stream().noneMatch(job -> engine.job(job).isTerminal()));
            SecondClusterTestResource.thaw();
            awaitCompleted(stuck);
        } finally {
            SecondClusterTestResource.thaw();
            worker.stop();
        }
    }

    @Test
    void jobsThatAClusterKeepsInTheMiddleGiveTheirSlotsAndThenThemselvesUp() throws Exception {
        var caught = request(SLOTS, SECOND);
        var worker = engine.dispatcher("caught", SLOTS, new FreezeAtThirdStep());
        worker.start();
        try {
            awaitDoubt();
            awaitCompleted(request(4, TenantClusterTestResource.CLUSTER));
            Awaitility.await("jobs given up")
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> caught.stream()
                            .map(engine::job)
                            .anyMatch(job -> "cluster second is unreachable: no answer".equals(job.error())));
            SecondClusterTestResource.thaw();
            awaitCompleted(caught);
        } finally {
            SecondClusterTestResource.thaw();
            worker.stop();
        }
    }

    /** Freezes the second cluster once, in the middle of the first job that gets there. */
    private static final class FreezeAtThirdStep implements StepObserver {
        private final AtomicBoolean done = new AtomicBoolean();

        @Override
        public Uni<Void> before(Step step) {
            if (step.name().startsWith("login role") && done.compareAndSet(false, true)) {
                SecondClusterTestResource.freeze();
            }
            return Uni.createFrom().voidItem();
        }
    }

    private List<UUID> request(int count, String cluster) {
        return Stream.generate(Tenant::create)
                .limit(count)
                .map(tenant -> engine.request(tenant, tenant.provision(), cluster))
                .toList();
    }

    private void awaitDoubt() {
        var second = clusters.find(SECOND).orElseThrow();
        Awaitility.await("doubt")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> second.health().isInDoubt());
    }

    private void awaitCompleted(List<UUID> jobs) {
        Awaitility.await("completed jobs")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        jobs.stream().allMatch(job -> engine.job(job).state().equals("completed")));
    }

    private static void pretend(Tenant tenant) {
        onSecond("create role %1$s; comment on role %1$s is '%2$s'"
                .formatted(tenant.target().ownerRole(), tenant.marker()));
        onSecond("create database %s owner %s strategy file_copy"
                .formatted(tenant.database(), tenant.target().ownerRole()));
    }

    private static void forget(Tenant tenant) {
        onSecond("drop database if exists " + tenant.database());
        onSecond("drop role if exists " + tenant.target().ownerRole());
    }

    private static void onSecond(String sql) {
        try (var connection = SecondClusterTestResource.connect("postgres")) {
            TenantServer.run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
