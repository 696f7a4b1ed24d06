package io.groundplan.membership.member;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.member.Member.Person;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.User;

/** The members of a project in the orders of lists, with what the directory knows of them, and how the reader stands. */
@ApplicationScoped
class MemberRows {
    /** The project is $1, the reader $2; the page is cut before the directory is asked about whom it shows. */
    private static final String PAGE = "select " + Standings.COLUMNS
            + """
            , m.id, m.project_id, m.user_id, m.role, m.created_at, m.updated_at, m.joined, m.version,
                u.id as known, u.email, u.email_verified, u.name, u.avatar_url,
                u.created_at as first_seen, u.updated_at as last_changed
            from project_roster r
            """
            + Standings.JOINS
            + """
            left join lateral (
                select *
                from project_member
                where project_id = r.project_id
                and %s
                order by joined %s
                limit $4
            ) m on true
            left join app_user u on u.id = m.user_id
            where r.project_id = $1
            order by m.joined %s
            """;

    private static final String OLDEST_FIRST = PAGE.formatted("joined > $3", "", "");

    private static final String OLDEST_FIRST_BESIDE_OWNER = PAGE.formatted("joined > $3 and role <> 'owner'", "", "");

    private static final String NEWEST_FIRST = PAGE.formatted("joined < $3", "desc", "desc");

    private static final int MEMBER_ID = 4;

    /** What the reader asked for, and whether they may see it. */
    record Seen(Standing reader, List<Member> members) {}

    private final Pool pool;

    MemberRows(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<Seen>> oldestFirst(ProjectId project, UserId reader, long behind, int count) {
        return read(OLDEST_FIRST, project, reader, behind, count);
    }

    Uni<Optional<Seen>> oldestFirstBesideOwner(ProjectId project, UserId reader, long behind, int count) {
        return read(OLDEST_FIRST_BESIDE_OWNER, project, reader, behind, count);
    }

    Uni<Optional<Seen>> newestFirst(ProjectId project, UserId reader, long behind, int count) {
        return read(NEWEST_FIRST, project, reader, behind, count);
    }

    /** Empty for a project that no event has told of. */
    private Uni<Optional<Seen>> read(String sql, ProjectId project, UserId reader, long behind, int count) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(project.value(), reader.value(), behind, count))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new Seen(Standings.of(rows.iterator().next(), reader), members(rows))));
    }

    /** A page without members still has a row, which says how the reader stands. */
    private static List<Member> members(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getUUID(MEMBER_ID) != null)
                .map(MemberRows::member)
                .toList();
    }

    private static Member member(Row row) {
        var user = new UserId(row.getUUID(6));
        return new Member(
                new MemberId(row.getUUID(MEMBER_ID)),
                new ProjectId(row.getUUID(5)),
                Role.parse(row.getString(7)).orElseThrow(),
                new Person(user, Optional.ofNullable(row.getUUID(12)).map(known -> person(user, row))),
                row.getOffsetDateTime(8).toInstant(),
                row.getOffsetDateTime(9).toInstant(),
                row.getLong(10),
                row.getLong(11));
    }

    private static User person(UserId id, Row row) {
        return new User(
                id,
                Optional.ofNullable(row.getString(13)),
                row.getBoolean(14),
                Optional.ofNullable(row.getString(15)),
                Optional.ofNullable(row.getString(16)),
                row.getOffsetDateTime(17).toInstant(),
                row.getOffsetDateTime(18).toInstant());
    }
}
