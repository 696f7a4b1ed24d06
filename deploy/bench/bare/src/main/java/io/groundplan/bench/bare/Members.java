package io.groundplan.bench.bare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The statements that listing members and accepting an invite cannot do without, and nothing else. */
@ApplicationScoped
class Members {
    private static final String OLDEST =
            """
            select m.id, m.project_id, m.user_id, m.role, m.created_at, m.updated_at, m.joined, m.version,
                p.email, p.name, p.avatar_url
            from member m
            left join person p on p.id = m.user_id
            where m.project_id = $1
            order by m.joined
            limit $2
            """;

    private static final String LOCK_INVITE =
            "select id, project_id, role from invite where token_hash = $1 and state = 'pending' for update";

    private static final String INSERT_MEMBER =
            """
            insert into member (id, project_id, user_id, role, created_at, updated_at, joined, version)
            values ($1, $2, $3, $4, $5, $5, 2, 2)
            returning id, project_id, user_id, role, created_at, updated_at, joined, version,
                null::text, null::text, null::text
            """;

    private static final String CLOSE_INVITE =
            "update invite set state = 'accepted', accepted_by = $2, version = version + 1 where id = $1";

    private static final String INSERT_FACT =
            """
            insert into outbox (event_id, topic, key, type, time, data)
            values ($1, 'bare.membership.v1', $2, 'member.added', $3, '{}')
            """;

    private final Pool pool;

    Members(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Member>> oldest(UUID project, int limit) {
        return pool.preparedQuery(OLDEST)
                .execute(Tuple.of(project, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Member::of)
                        .toList());
    }

    Uni<Member> accept(AcceptedInvite accepted) {
        return pool.withTransaction(connection -> execute(connection, LOCK_INVITE, Tuple.of(hash(accepted.token())))
                .map(rows -> rows.iterator().next())
                .chain(invite -> join(connection, invite, accepted.userId())));
    }

    private static Uni<Member> join(SqlConnection connection, Row invite, UUID user) {
        var project = invite.getUUID(1);
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        return execute(connection, INSERT_MEMBER, Tuple.of(UUID.randomUUID(), project, user, invite.getString(2), now))
                .map(rows -> Member.of(rows.iterator().next()))
                .call(() -> execute(connection, CLOSE_INVITE, Tuple.of(invite.getUUID(0), user)))
                .call(() -> execute(connection, INSERT_FACT, Tuple.of(UUID.randomUUID(), project.toString(), now)));
    }

    private static Uni<RowSet<Row>> execute(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters);
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
