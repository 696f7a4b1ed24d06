package io.groundplan.usage.access;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** Reads what the events have told of projects and roles. */
@ApplicationScoped
class AccessTable {
    private static final String STANDING =
            """
            select p.team_id, p.deleted, d.role as direct, t.role as in_team
            from known_project p
            left join project_role d on d.project_id = p.project_id and d.user_id = $2
            left join team_role t on t.team_id = p.team_id and t.user_id = $2
            where p.project_id = $1
            """;

    private final Pool pool;

    AccessTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Standing>> standing(ProjectId project, UserId user) {
        return pool.withConnection(connection ->
                        connection.preparedQuery(STANDING).execute(Tuple.of(project.value(), user.value())))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(standing(rows.iterator().next())));
    }

    private static Standing standing(Row row) {
        return new Standing(
                new TeamId(row.getUUID("team_id")),
                row.getBoolean("deleted"),
                Role.parse(row.getString("direct")),
                Role.parse(row.getString("in_team")));
    }
}
