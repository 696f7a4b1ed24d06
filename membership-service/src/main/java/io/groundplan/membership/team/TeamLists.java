package io.groundplan.membership.team;

import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.paging.Position;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;

/** The teams of a person. */
@ApplicationScoped
public class TeamLists {
    /** The rosters of projects are another feature's table; only their number is of interest here. */
    private static final String NEWEST_FIRST =
            """
            select t.id, t.name, t.slug, t.personal, t.owner_id, t.created_at, t.version, t.position, m.role,
                (select count(*) from team_member c where c.team_id = t.id) as members,
                (select count(*) from project_roster r where r.team_id = t.id and not r.deleted) as projects
            from team_member m
            join team t on t.id = m.team_id
            where m.user_id = $1
            and t.position < $2
            order by t.position desc
            limit $3
            """;

    private final Pool pool;

    TeamLists(Pool pool) {
        this.pool = pool;
    }

    /** Newest first; the personal team is one of them. */
    public Uni<Page<TeamOfUser>> of(UserId user, PageRequest page) {
        return pool.preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(user.value(), Position.below(page), page.limit() + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TeamLists::team)
                        .toList())
                .map(rows -> Page.cut(rows, page.limit(), team -> Position.of(team.position())));
    }

    private static TeamOfUser team(Row row) {
        var team = new Team(
                new TeamId(row.getUUID("id")),
                row.getString("name"),
                row.getString("slug"),
                row.getBoolean("personal"),
                new UserId(row.getUUID("owner_id")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("version"));
        return new TeamOfUser(
                team,
                Role.parse(row.getString("role")).orElseThrow(),
                row.getLong("members"),
                row.getLong("projects"),
                row.getLong("position"));
    }
}
