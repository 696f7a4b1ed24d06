package io.groundplan.membership.team;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.paging.Position;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.sql.Transactions;

/** The rows of who is in which team. */
@ApplicationScoped
class TeamMemberRepository implements PanacheRepositoryBase<TeamMemberEntity, TeamMemberEntity.Key> {
    private static final String NEWEST_FIRST =
            """
            select m.user_id, m.role, m.joined_at, m.joined, m.version, u.email, u.name
            from team_member m
            left join app_user u on u.id = m.user_id
            where m.team_id = $1
            and m.joined < $2
            order by m.joined desc
            limit $3
            """;

    private static final String BY_EMAIL =
            """
            select m.user_id, m.role
            from app_user u
            join team_member m on m.user_id = u.id
            where m.team_id = $1
            and lower(u.email) = $2
            and u.email_verified
            limit 1
            """;

    private static final String PERSON = "select email, name from app_user where id = $1";

    private final Pool pool;
    private final Transactions transactions;

    TeamMemberRepository(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    Uni<Optional<TeamMemberEntity>> find(TeamId team, UserId user) {
        return findById(new TeamMemberEntity.Key(team.value(), user.value())).map(Optional::ofNullable);
    }

    /** The owner who is in the team for the longest time, that user aside. */
    Uni<Optional<TeamMemberEntity>> anotherOwner(TeamId team, UserId but) {
        return find("teamId = ?1 and role = ?2 and userId <> ?3 order by joined", team.value(), Role.OWNER, but.value())
                .page(0, 1)
                .list()
                .map(owners -> owners.stream().findFirst());
    }

    /** Whether somebody who has proven the address is in the team. */
    Uni<Boolean> isMember(TeamId team, EmailAddress email) {
        return transactions.first(BY_EMAIL, team.value(), email.key()).map(Optional::isPresent);
    }

    /** With what the directory knows. */
    Uni<TeamMember> toMember(TeamMemberEntity member) {
        return transactions
                .first(PERSON, member.userId)
                .map(person -> new TeamMember(
                        new UserId(member.userId),
                        person.map(columns -> (String) columns[0]),
                        person.map(columns -> (String) columns[1]),
                        member.role,
                        member.joinedAt,
                        member.joined,
                        member.version));
    }

    /** One member more than asked for, when there are more. */
    Uni<List<TeamMember>> newestFirst(TeamId team, PageRequest page) {
        return pool.preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(team.value(), Position.below(page), page.limit() + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TeamMemberRepository::member)
                        .toList());
    }

    private static TeamMember member(Row row) {
        return new TeamMember(
                new UserId(row.getUUID("user_id")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("name")),
                Role.parse(row.getString("role")).orElseThrow(),
                row.getOffsetDateTime("joined_at").toInstant(),
                row.getLong("joined"),
                row.getLong("version"));
    }
}
