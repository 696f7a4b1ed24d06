package io.groundplan.membership.member;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;

/** How people stand to projects, read in one statement outside of any session. */
@ApplicationScoped
class Standings {
    /** What a statement begins with that decides about somebody by its first row; {@link #of} reads it. */
    static final String COLUMNS = "r.team_id, r.deleted, d.role as direct, t.role as in_team";

    /** Of the roster `r` of the project $1 and the user $2. */
    static final String JOINS =
            """
            left join project_member d on d.project_id = r.project_id and d.user_id = $2
            left join team_member t on t.team_id = r.team_id and t.user_id = $2
            """;

    private static final String STANDING =
            "select " + COLUMNS + " from project_roster r " + JOINS + " where r.project_id = $1";

    private final Pool pool;

    Standings(Pool pool) {
        this.pool = pool;
    }

    /** Empty for a project that no event has told of; nobody has a role in one that is gone. */
    Uni<Optional<Standing>> find(ProjectId project, UserId user) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(project.value(), user.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(of(rows.iterator().next(), user)));
    }

    /** A personal team is its person's, whether its row is there or not. */
    static Standing of(Row row, UserId user) {
        var team = new TeamId(row.getUUID(0));
        var inTeam = team.equals(TeamId.personalOf(user)) ? Optional.of(Role.OWNER) : Role.parse(row.getString(3));
        return new Standing(new HeldRoles(team, Role.parse(row.getString(2)), inTeam), row.getBoolean(1));
    }
}
