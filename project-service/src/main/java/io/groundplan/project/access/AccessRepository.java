package io.groundplan.project.access;

import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Reads roles, outside of any session: authorisation comes before the use case's transaction. */
@Singleton
class AccessRepository {
    private static final String STANDING =
            """
            select p.team_id, p.state, pm.role as direct, tm.role as in_team
            from project p
            left join project_member pm on pm.project_id = p.id and pm.user_id = $2
            left join team_member tm on tm.team_id = p.team_id and tm.user_id = $2
            where p.id = $1
            """;

    /** A team is known by its own row, by a member's or by a project's, whichever came first. */
    private static final String TEAM_ROLE =
            """
            select m.role, m.role is not null
                or exists (select 1 from team where id = $1)
                or exists (select 1 from team_member where team_id = $1)
                or exists (select 1 from project where team_id = $1 and state <> 'deleted') as known
            from (select $1::uuid as team_id) t
            left join team_member m on m.team_id = t.team_id and m.user_id = $2
            """;

    private static final String OWNER = "select user_id from project_member where project_id = $1 and role = 'owner'";

    private static final UUID NOBODY = new UUID(0, 0);

    private final Pool pool;

    AccessRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Standing>> standing(ProjectId project, Caller caller) {
        return standing(project, userOf(caller), Access.personalTeamOf(caller));
    }

    /** A person's standing, asked for by another service. */
    Uni<Optional<Standing>> standing(ProjectId project, UserId user) {
        return standing(project, user.value(), Optional.of(TeamId.personalOf(user)));
    }

    /** Who to look up roles for; callers that are no person have none. */
    static UUID userOf(Caller caller) {
        return caller instanceof Caller.User user ? user.id().value() : NOBODY;
    }

    /** The person's role in the team; fails for those who have none in it. */
    Uni<Role> teamRole(TeamId team, UserId user) {
        if (team.equals(TeamId.personalOf(user))) {
            return Uni.createFrom().item(Role.OWNER);
        }
        return pool.preparedQuery(TEAM_ROLE)
                .execute(Tuple.of(team.value(), user.value()))
                .map(rows -> teamRole(rows.iterator().next()));
    }

    Uni<Optional<UserId>> owner(ProjectId project) {
        return pool.preparedQuery(OWNER)
                .execute(Tuple.of(project.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new UserId(rows.iterator().next().getUUID(0))));
    }

    private static Role teamRole(Row row) {
        return Role.parse(row.getString("role"))
                .orElseThrow(() -> row.getBoolean("known") ? Problem.noAccessToTeam() : Problem.teamNotFound());
    }

    private Uni<Optional<Standing>> standing(ProjectId project, UUID user, Optional<TeamId> personalTeam) {
        return pool.preparedQuery(STANDING)
                .execute(Tuple.of(project.value(), user))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(standing(rows.iterator().next(), personalTeam)));
    }

    private static Standing standing(Row row, Optional<TeamId> personalTeam) {
        return Standing.of(
                new TeamId(row.getUUID("team_id")),
                row.getString("state"),
                row.getString("direct"),
                row.getString("in_team"),
                personalTeam);
    }
}
