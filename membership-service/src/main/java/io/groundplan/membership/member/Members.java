package io.groundplan.membership.member;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.sql.Transactions;

/** Who has which direct role in a project. */
@ApplicationScoped
public class Members {
    private final MemberRepository members;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Members(MemberRepository members, Outbox outbox, Transactions transactions, Clock clock) {
        this.members = members;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes the first owner of a new project its member; does nothing for a project that is or was known. */
    public Uni<Void> projectCreated(ProjectId project, TeamId team, UserId owner, Actor actor) {
        return transactions.inTransaction(() -> members.openRoster(project, team)
                .chain(isNew -> isNew
                        ? addFirstOwner(project, owner, actor)
                        : Uni.createFrom().voidItem()));
    }

    /** Removes all members. No events tell so, since that of the deleted project says it to everyone. */
    public Uni<Void> projectDeleted(ProjectId project) {
        return transactions.inTransaction(() -> members.closeRoster(project));
    }

    private Uni<Void> addFirstOwner(ProjectId project, UserId owner, Actor actor) {
        var id = MemberId.of(project, owner);
        var added = new MemberAdded(project.value(), id.value(), owner.value(), Role.OWNER.text());
        return members.persist(new MemberEntity(id, project, owner, Role.OWNER, clock.instant()))
                .chain(() -> outbox.append(
                        project.value().toString(),
                        id.value().toString(),
                        MemberRepository.FIRST_VERSION,
                        actor,
                        added));
    }
}
