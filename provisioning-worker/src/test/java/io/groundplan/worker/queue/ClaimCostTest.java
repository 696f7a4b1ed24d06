package io.groundplan.worker.queue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.sql.ServiceDatabase;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What taking a job and asking for one cost, in pages that PostgreSQL looks at, however many jobs wait. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class ClaimCostTest {
    private static final int FEW = 200;
    private static final int MANY = 40_000;

    /** What a deeper index and a little luck may cost. */
    private static final long MORE = 25;

    @Inject
    DataSource database;

    @BeforeEach
    @AfterEach
    void clear() {
        execute("truncate job");
    }

    @Test
    void aClaimCostsTheSameHoweverManyJobsWait() throws SQLException {
        assertFlat(JobSql.CLAIM
                .replace("$1", "'w'")
                .replace("$2", "30000")
                .replace("$3", "600000")
                .replace("$4", "4")
                .replace("$5", "3600000")
                .replace("$6", "'{}'"));
    }

    @Test
    void aRequestCostsTheSameHoweverManyJobsWait() throws SQLException {
        assertFlat(RequestSql.REQUEST
                // before $1, which it begins with
                .replace("$10", "''")
                .replace("$1", "gen_random_uuid()")
                .replace("$2", "gen_random_uuid()")
                // of the organization that has most of them
                .replace("$3", "'%s'".formatted(organization(1)))
                .replace("$4", "'local'")
                .replace("$5", "'project:new'")
                .replace("$6", "'project.delete'")
                .replace("$7", "'{}'")
                .replace("$8", "5")
                .replace("$9", "now()"));
    }

    @Test
    void lookingForPausesThatAreOverCostsTheSameHoweverManyJobsWait() throws SQLException {
        assertFlat(TurnSql.GET_IN_LINE);
    }

    private void assertFlat(String sql) throws SQLException {
        fill(FEW);
        long few = pages(sql);
        fill(MANY);
        long many = pages(sql);
        assertTrue(many <= few + MORE, "%d pages for %d jobs, %d for %d".formatted(few, FEW, many, MANY));
    }

    /** Half of them of one organization, the others of ever another one; as many again pause after a failure. */
    private void fill(int count) {
        execute("truncate job");
        execute(
                """
                insert into job (id, project_id, organization_id, cluster_id, locked_resource, type, spec, max_attempts,
                    requested_at, turn, run_after)
                select gen_random_uuid(), gen_random_uuid(),
                    case when n %% 2 = 0 then '%1$s' else gen_random_uuid() end,
                    'local', 'project:' || n, 'project.delete', '{}', 5, now(),
                    case when n > %2$d then null when n %% 2 = 0 then n / 2 else 0 end,
                    case when n > %2$d then now() + interval '1 hour' else now() - interval '1 second' end
                from generate_series(1, 2 * %2$d) n
                """
                        .formatted(organization(1), count));
        execute("analyze job");
    }

    private static UUID organization(int number) {
        return new UUID(0, number);
    }

    private long pages(String sql) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            // the first run finds the catalogs cold
            explain(connection, sql);
            connection.rollback();
            long pages = explain(connection, sql);
            connection.rollback();
            return pages;
        }
    }

    private static long explain(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("explain (analyze, buffers, format json) " + sql)) {
            rows.next();
            var plan = new JsonArray(rows.getString(1)).getJsonObject(0).getJsonObject("Plan");
            return plan.getLong("Shared Hit Blocks") + plan.getLong("Shared Read Blocks");
        }
    }

    /** As the administrator: only the owner of a table may truncate and analyze it. */
    private static void execute(String sql) {
        ServiceDatabase.run(sql);
    }
}
