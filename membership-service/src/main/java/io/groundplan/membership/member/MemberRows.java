package io.groundplan.membership.member;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.member.Member.Person;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.User;

/** The members of a project in the orders of lists, with what the directory knows of them: one statement a page. */
@ApplicationScoped
class MemberRows {
    private static final String MEMBERS =
            """
            select m.id, m.project_id, m.user_id, m.role, m.created_at, m.updated_at, m.joined, m.version,
                u.id as known, u.email, u.email_verified, u.name, u.avatar_url,
                u.created_at as first_seen, u.updated_at as last_changed
            from project_member m
            left join app_user u on u.id = m.user_id
            where m.project_id = $1
            """;

    private static final String OLDEST_FIRST = MEMBERS
            + """
            and m.joined > $2
            order by m.joined
            limit $3
            """;

    private static final String OLDEST_FIRST_BESIDE_OWNER = MEMBERS
            + """
            and m.joined > $2
            and m.role <> 'owner'
            order by m.joined
            limit $3
            """;

    private static final String NEWEST_FIRST = MEMBERS
            + """
            and m.joined < $2
            order by m.joined desc
            limit $3
            """;

    private final Pool pool;

    MemberRows(Pool pool) {
        this.pool = pool;
    }

    Uni<List<Member>> oldestFirst(ProjectId project, long behind, int count) {
        return read(OLDEST_FIRST, project, behind, count);
    }

    Uni<List<Member>> oldestFirstBesideOwner(ProjectId project, long behind, int count) {
        return read(OLDEST_FIRST_BESIDE_OWNER, project, behind, count);
    }

    Uni<List<Member>> newestFirst(ProjectId project, long behind, int count) {
        return read(NEWEST_FIRST, project, behind, count);
    }

    private Uni<List<Member>> read(String sql, ProjectId project, long behind, int count) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(project.value(), behind, count))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MemberRows::member)
                        .toList());
    }

    private static Member member(Row row) {
        var user = new UserId(row.getUUID("user_id"));
        return new Member(
                new MemberId(row.getUUID("id")),
                new ProjectId(row.getUUID("project_id")),
                Role.parse(row.getString("role")).orElseThrow(),
                new Person(user, Optional.ofNullable(row.getUUID("known")).map(known -> person(user, row))),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("joined"),
                row.getLong("version"));
    }

    private static User person(UserId id, Row row) {
        return new User(
                id,
                Optional.ofNullable(row.getString("email")),
                row.getBoolean("email_verified"),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("avatar_url")),
                row.getOffsetDateTime("first_seen").toInstant(),
                row.getOffsetDateTime("last_changed").toInstant());
    }
}
