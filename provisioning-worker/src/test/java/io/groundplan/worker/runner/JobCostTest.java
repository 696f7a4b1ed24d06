package io.groundplan.worker.runner;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.worker.WorkerId;
import io.groundplan.worker.spare.Filling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What jobs cost in statements, as PostgreSQL counts them: each is a question that somebody waits for, or a commit. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class JobCostTest {
    private static final int TIMES = 10;
    private static final int CROWD = 40;

    /** Two about the connection, one about the server, seven about what is there before and after, four about databases. */
    private static final int QUESTIONS = 14;

    /** What the relay of the outbox does besides. */
    private static final Predicate<String> OF_THE_RELAY = statement ->
            statement.contains("outbox") && !statement.startsWith("insert") || statement.contains("set_config");

    @Inject
    Engine engine;

    @Inject
    Filling filling;

    /** The first project makes the template, and connections that are kept. */
    @BeforeEach
    void prepare() {
        engine.clear();
        provision();
        filling.tend(0);
    }

    @AfterEach
    void dropSpares() {
        engine.clear();
        filling.tend(0);
    }

    @Test
    void aProjectThatGetsASpareDatabaseAsksTheClusterLittle() throws SQLException {
        filling.tend(TIMES + 1);
        var sent = onTheCluster(this::provision);
        assertTrue(count(sent, "select") <= QUESTIONS, sent.toString());
        assertEquals(2, count(sent, "create role"), sent.toString());
        assertEquals(0, count(sent, "create database"), sent.toString());
    }

    @Test
    void aProjectThatGetsACopyAsksTheClusterLittle() throws SQLException {
        var sent = onTheCluster(this::provision);
        assertTrue(count(sent, "select") <= QUESTIONS, sent.toString());
        assertEquals(1, count(sent, "create database"), sent.toString());
    }

    @Test
    void aProjectWritesToTheQueueFourTimes() throws SQLException {
        var sent = inTheQueue(this::provision);
        assertEquals(4, count(sent, "update job") + count(sent, "insert into job"), sent.toString());
        assertEquals(2, count(sent, "insert into outbox"), sent.toString());
        assertEquals(1, count(sent, "insert into ready_database"), sent.toString());
        assertTrue(count(sent, "select cancel_requested") <= 4, sent.toString());
    }

    @Test
    void aCrowdOfJobsIsClaimedTogetherAndEndsTogether() throws SQLException {
        var sent = inTheQueue(() -> {
            for (int i = 0; i < CROWD; i++) {
                engine.request(Tenant.create(), new JobSpec.DeleteProject(List.of()));
            }
            runTogether();
        });
        assertEquals(1 + 1, count(sent, "update job"), sent.toString());
        assertEquals(1 + 1, count(sent, "insert into outbox"), sent.toString());
        assertEquals(1, count(sent, "delete from ready_database"), sent.toString());
    }

    private void runTogether() {
        var claims = engine.queue()
                .claim(new WorkerId("crowd"), CROWD, Set.of())
                .await()
                .atMost(Duration.ofSeconds(20));
        assertEquals(CROWD, claims.size());
        var runner = engine.runner(StepObserver.NONE);
        engine.atOnce(() -> Uni.join()
                .all(claims.stream().map(runner::run).toList())
                .andFailFast()
                .replaceWithVoid());
    }

    private void provision() {
        var tenant = Tenant.create();
        engine.request(tenant, tenant.provision());
        engine.run(engine.claim("w"), StepObserver.NONE);
    }

    private static Map<String, Long> onTheCluster(Runnable work) throws SQLException {
        try (var connection = TestServers.tenant().connect("postgres")) {
            return Statements.of(connection, TIMES, work);
        }
    }

    private static Map<String, Long> inTheQueue(Runnable work) throws SQLException {
        try (var connection = ServiceDatabase.open()) {
            var sent = Statements.of(connection, TIMES, work);
            sent.keySet().removeIf(OF_THE_RELAY);
            return sent;
        }
    }

    private static long count(Map<String, Long> sent, String beginning) {
        var found = new ArrayList<Long>();
        sent.forEach((statement, times) -> {
            if (statement.startsWith(beginning)) {
                found.add(times);
            }
        });
        return found.stream().mapToLong(Long::longValue).sum();
    }
}
