package io.groundplan.membership.invite;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.Test;

import io.groundplan.membership.MembershipServiceTest;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
class InviteUpkeepTest extends MembershipServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String PROJECT =
            "insert into project_roster (project_id, team_id, version) values ($1, gen_random_uuid(), 1)";

    private static final String INVITE =
            """
            insert into invite (id, project_id, email, role, state, accepted_by, token_hash, invited_by, created_at,
                expires_at, version)
            values (gen_random_uuid(), $1, $2, 'viewer', $3, case when $3 = 'accepted' then $1 end,
                encode(sha256(gen_random_uuid()::text::bytea), 'hex'), $1, now(),
                now() - make_interval(days => $4), 1)
            """;

    private static final String KEPT = "select email from invite where project_id = $1 order by email";

    @Inject
    InviteUpkeep upkeep;

    @Inject
    Pool pool;

    @Test
    void invitesAreForgottenThirtyDaysAfterTheirTime() {
        var project = UUID.randomUUID();
        execute(PROJECT, Tuple.of(project));
        execute(INVITE, Tuple.of(project, "accepted@example.org", "accepted", 31));
        execute(INVITE, Tuple.of(project, "pending@example.org", "pending", 31));
        execute(INVITE, Tuple.of(project, "recent@example.org", "cancelled", 29));
        upkeep.forget().await().atMost(PATIENCE);
        var kept = pool.preparedQuery(KEPT).execute(Tuple.of(project)).await().atMost(PATIENCE);
        assertEquals(
                List.of("recent@example.org"),
                StreamSupport.stream(kept.spliterator(), false)
                        .map(row -> row.getString("email"))
                        .toList());
    }

    private void execute(String sql, Tuple parameters) {
        pool.preparedQuery(sql).execute(parameters).await().atMost(PATIENCE);
    }
}
