package io.groundplan.membership.member;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.User;
import io.groundplan.runtime.sql.Transactions;

/** The rows of projects' members, one at a time. */
@ApplicationScoped
class MemberRepository implements PanacheRepositoryBase<MemberEntity, UUID> {
    /** Not by the entity, which a later find in the same session would not read again. */
    private static final String PLACE = "select project_id, joined from project_member where id = $1";

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

    /**
     * Writes nothing for a member. The roster is locked by an earlier statement, so this one sees every member; its
     * version counts the change.
     */
    private static final String ADD =
            """
            with counted as (
                update project_roster
                set version = version + 1
                where project_id = $2
                and not exists (select from project_member where id = $1)
                returning version
            ), added as (
                insert into project_member (id, project_id, user_id, role, created_at, updated_at, joined, version)
                select $1, $2, $3, $4, $5, $5, version, version
                from counted
                returning version
            )
            select added.version, u.id, u.email, u.email_verified, u.name, u.avatar_url, u.created_at, u.updated_at
            from added
            left join app_user u on u.id = $3
            """;

    /** Where a member is: the project, and the position in its list. */
    record Place(ProjectId project, long joined) {}

    private final Transactions transactions;

    MemberRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Optional<MemberEntity>> find(ProjectId project, UserId user) {
        return find(project, MemberId.of(project, user));
    }

    Uni<Optional<MemberEntity>> find(ProjectId project, MemberId id) {
        return findById(id.value())
                .map(found -> Optional.ofNullable(found).filter(member -> member.projectId.equals(project.value())));
    }

    /** Empty for a member; the roster is locked, and no entity of it is written in the same transaction. */
    Uni<Optional<Member>> add(ProjectId project, UserId user, Role role, Instant now) {
        var id = MemberId.of(project, user);
        return transactions
                .first(ADD, id.value(), project.value(), user.value(), role.text(), now.atOffset(ZoneOffset.UTC))
                .map(added -> added.map(row -> {
                    long version = (Long) row[0];
                    return new Member(id, project, role, person(user, row), now, now, version, version);
                }));
    }

    Uni<Optional<Place>> placeOf(MemberId id) {
        return transactions
                .first(PLACE, id.value())
                .map(row -> row.map(columns -> new Place(new ProjectId((UUID) columns[0]), (Long) columns[1])));
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

    /** What the directory knows, from the second column on. */
    private static Member.Person person(UserId id, Object[] row) {
        var known = Optional.ofNullable(row[1])
                .map(ignored -> new User(
                        id,
                        Optional.ofNullable((String) row[2]),
                        (Boolean) row[3],
                        Optional.ofNullable((String) row[4]),
                        Optional.ofNullable((String) row[5]),
                        ((OffsetDateTime) row[6]).toInstant(),
                        ((OffsetDateTime) row[7]).toInstant()));
        return new Member.Person(id, known);
    }
}
