package io.groundplan.membership.member;

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
}
