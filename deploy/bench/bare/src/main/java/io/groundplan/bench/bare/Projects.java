package io.groundplan.bench.bare;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

/** The statements that a request cannot do without, and nothing else. */
@ApplicationScoped
class Projects {
    private static final String GET = "select " + Project.COLUMNS + " from project where id = $1";

    private static final String NEWEST = "select " + Project.COLUMNS
            + " from project where team_id = $1 and id < $2 and state <> 'deleted'" + " order by id desc limit $3";

    private static final String INSERT_PROJECT =
            """
            insert into project (id, team_id, name, slug, purpose, plan, statement_timeout,
                idle_transaction_timeout, created_by, state, version, created_at, updated_at)
            values ($1, $2, $3, $3, 'production', 'free', '60s', '60s', $2, 'active', 1, $4, $4)
            returning
            """
                    + Project.COLUMNS;

    private static final String INSERT_MEMBER =
            "insert into project_member (project_id, user_id, role, version) values ($1, $2, 'owner', 0)";

    private static final String INSERT_ENVIRONMENT =
            """
            insert into environment (id, project_id, name, is_default, version, created_at, updated_at)
            values ($1, $2, 'production', true, 1, $3, $3)
            """;

    private static final String INSERT_FACT =
            """
            insert into outbox (event_id, topic, key, type, time, data)
            values ($1, 'bare.project.v1', $2, 'project.created', $3, $4)
            """;

    private static final UUID HIGHEST = new UUID(-1, -1);

    private final Pool pool;

    Projects(Pool pool) {
        this.pool = pool;
    }

    Uni<Project> get(UUID id) {
        return pool.preparedQuery(GET).execute(Tuple.of(id)).map(rows -> rows.size() == 0 ? null : first(rows));
    }

    Uni<List<Project>> newest(UUID team, int limit) {
        return pool.preparedQuery(NEWEST)
                .execute(Tuple.of(team, HIGHEST, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Project::of)
                        .toList());
    }

    Uni<Project> create(NewProject wanted) {
        var id = UUID.randomUUID();
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        return pool.withTransaction(connection -> execute(
                        connection, INSERT_PROJECT, Tuple.of(id, wanted.teamId(), wanted.name(), now))
                .map(Projects::first)
                .call(() -> execute(connection, INSERT_MEMBER, Tuple.of(id, wanted.teamId())))
                .call(() -> execute(connection, INSERT_ENVIRONMENT, Tuple.of(UUID.randomUUID(), id, now)))
                .call(() -> execute(
                        connection,
                        INSERT_FACT,
                        Tuple.of(UUID.randomUUID(), id.toString(), now, "{\"name\":\"" + wanted.name() + "\"}"))));
    }

    private static Uni<RowSet<Row>> execute(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters);
    }

    private static Project first(RowSet<Row> rows) {
        return Project.of(rows.iterator().next());
    }
}
