package io.groundplan.membership.member;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.member.Member.Person;
import io.groundplan.membership.paging.Position;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.sql.Transactions;

/** The rows of projects' members. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<MemberEntity, UUID> {
    private static final String OLDEST_FIRST =
            """
            select m.id, m.project_id, m.user_id, m.role, m.created_at, m.updated_at, m.joined, m.version,
                u.email, u.name, u.avatar_url
            from project_member m
            left join app_user u on u.id = m.user_id
            where m.project_id = $1
            and m.joined > $2
            order by m.joined
            limit $3
            """;

    private static final String BY_EMAIL =
            """
            select m.id, m.role
            from app_user u
            join project_member m on m.user_id = u.id
            where m.project_id = $1
            and lower(u.email) = $2
            and u.email_verified
            limit 1
            """;

    private final Pool pool;
    private final Transactions transactions;

    MemberRepository(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    Uni<Optional<MemberEntity>> find(ProjectId project, UserId user) {
        return find(project, MemberId.of(project, user));
    }

    Uni<Optional<MemberEntity>> find(ProjectId project, MemberId id) {
        return findById(id.value())
                .map(found -> Optional.ofNullable(found).filter(member -> member.projectId.equals(project.value())));
    }

    Uni<MemberEntity> owner(ProjectId project) {
        return find("projectId = ?1 and role = ?2", project.value(), Role.OWNER).singleResult();
    }

    /** Whether somebody who has proven the address is a member. */
    Uni<Boolean> isMember(ProjectId project, EmailAddress email) {
        return transactions.first(BY_EMAIL, project.value(), email.key()).map(Optional::isPresent);
    }

    Uni<Void> deleteAll(ProjectId project) {
        return delete("projectId", project.value()).replaceWithVoid();
    }

    /** One member more than asked for, when there are more. */
    Uni<List<Member>> oldestFirst(ProjectId project, PageRequest page) {
        return pool.preparedQuery(OLDEST_FIRST)
                .execute(Tuple.of(project.value(), Position.above(page), page.limit() + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MemberRepository::member)
                        .toList());
    }

    private static Member member(Row row) {
        var person = new Person(
                new UserId(row.getUUID("user_id")),
                Optional.ofNullable(row.getString("email")),
                Optional.ofNullable(row.getString("name")),
                Optional.ofNullable(row.getString("avatar_url")));
        return new Member(
                new MemberId(row.getUUID("id")),
                new ProjectId(row.getUUID("project_id")),
                Role.parse(row.getString("role")).orElseThrow(),
                person,
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("joined"),
                row.getLong("version"));
    }
}
