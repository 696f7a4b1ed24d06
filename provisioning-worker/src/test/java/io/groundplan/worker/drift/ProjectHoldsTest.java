package io.groundplan.worker.drift;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.WorkerId;
import io.groundplan.worker.queue.JobQueue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The lock of a project's jobs, held by what is no job. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class ProjectHoldsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String CLAIM_WAITS =
            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'update job%'";

    @Inject
    ProjectHolds holds;

    @Inject
    JobQueue queue;

    @Inject
    DataSource database;

    private final TenantObjects tenant = TenantObjects.create();

    @BeforeEach
    @AfterEach
    void clear() throws SQLException {
        change("delete from job");
    }

    @Test
    void aClaimWaitsForTheEndOfAHoldOfItsProject() throws Exception {
        var begun = new CompletableFuture<Void>();
        var release = new CompletableFuture<String>();
        var held = holds.during(tenant.project(), guard -> {
                    begun.complete(null);
                    return Uni.createFrom().completionStage(release);
                })
                .subscribeAsCompletionStage();
        begun.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        request("pending");
        var claim = queue.claim(new WorkerId("waiting")).subscribeAsCompletionStage();
        Awaitility.await("the claim waits").atMost(PATIENCE).until(() -> read(CLAIM_WAITS) == 1);

        release.complete("done");

        assertEquals(Optional.of("done"), held.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertTrue(claim.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).isPresent());
        assertEquals(1, read("select count(*) from job"), "nothing of the hold is left");
    }

    @Test
    void aProjectWithAnUnfinishedJobIsNotHeld() throws SQLException {
        request("running");
        assertEquals(Optional.empty(), tryHold());
        change("delete from job");
        request("pending");
        assertEquals(Optional.empty(), tryHold());
        change("delete from job");
        assertEquals(Optional.of("done"), tryHold());
    }

    private Optional<String> tryHold() {
        return holds.during(tenant.project(), guard -> Uni.createFrom().item("done"))
                .await()
                .atMost(PATIENCE);
    }

    private void request(String state) throws SQLException {
        change(
                """
                insert into job (id, project_id, organization_id, cluster_id, locked_resource, type, spec, max_attempts,
                    requested_at, state, claimed_by, started_at, deadline_at, lease_until)
                values ('%1$s', '%2$s', '%1$s', 'local', 'project:%3$s', 'database.delete', '%4$s', 1,
                    now(), '%5$s', 'w', now(), now() + interval '1 hour', case when '%5$s' = 'running' then now() end)
                """
                        .formatted(
                                UUID.randomUUID(),
                                tenant.project().value(),
                                tenant.project().text(),
                                EventJson.write(new JobSpec.DeleteDatabase(tenant.target())),
                                state));
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long read(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
