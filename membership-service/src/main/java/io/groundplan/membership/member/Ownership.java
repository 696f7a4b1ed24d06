package io.groundplan.membership.member;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.groundplan.contracts.event.MembershipEvent.OwnershipTransferred;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.project.OwningService;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.sql.Transactions;

/** Whose a project is: one person's at any time. */
@ApplicationScoped
public class Ownership {
    private static final Logger LOG = Logger.getLogger(Ownership.class);

    private final Rosters rosters;
    private final MemberRepository members;
    private final UserDirectory directory;
    private final OwningService projects;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Ownership(
            Rosters rosters,
            MemberRepository members,
            UserDirectory directory,
            OwningService projects,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rosters = rosters;
        this.members = members;
        this.directory = directory;
        this.projects = projects;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes a member the owner and the owner an admin; a project in the old owner's personal team moves along. */
    public Uni<Void> transfer(Caller.User caller, ProjectId project, UserId to) {
        return rosters.known(project)
                .chain(() -> transactions.inTransaction(() -> rosters.lock(project, caller.id(), Role.OWNER)
                        .call(() -> requireKnown(to))
                        .chain(roster -> members.owner(project).chain(owner -> successor(project, owner, to)
                                .chain(next -> transfer(caller, roster, owner, next))))));
    }

    /**
     * Tells project-service whose the project is, so that nobody has to wait for the event: the old owner's next request
     * is refused. If it cannot be told, the event will do.
     */
    public Uni<Void> tell(ProjectId project) {
        return Panache.withSession(() -> rosters.get(project)
                        .chain(roster -> members.owner(project).map(owner -> new Told(roster, owner))))
                .chain(told -> projects.transferred(project, told.owner(), told.team(), told.since()))
                .onFailure()
                .invoke(failure ->
                        LOG.warnf("transfer left to its event project=%s: %s", project, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private record Told(UserId owner, TeamId team, long since) {
        Told(RosterEntity roster, MemberEntity owner) {
            this(owner.user(), roster.team(), roster.ownedSince);
        }
    }

    private Uni<Void> requireKnown(UserId user) {
        return directory
                .find(user)
                .invoke(found -> found.orElseThrow(() -> Problem.notFound("user")))
                .replaceWithVoid();
    }

    private Uni<MemberEntity> successor(ProjectId project, MemberEntity owner, UserId to) {
        if (owner.user().equals(to)) {
            throw Problem.conflict("the user owns the project already");
        }
        return members.find(project, to)
                .map(found -> found.orElseThrow(
                        () -> Problem.invalid("new_owner_id", "must be that of a member of the project")));
    }

    /** The old owner is written first: the table has one owner of a project at every moment. */
    private Uni<Void> transfer(Caller.User caller, RosterEntity roster, MemberEntity from, MemberEntity to) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long version = roster.next();
        roster.ownedSince = version;
        if (roster.team().equals(TeamId.personalOf(from.user()))) {
            roster.teamId = TeamId.personalOf(to.user()).value();
        }
        from.become(Role.ADMIN, now, version);
        return members.flush()
                .invoke(() -> to.become(Role.OWNER, now, version))
                .chain(() -> outbox.append(
                        roster.projectId.toString(),
                        roster.projectId.toString(),
                        version,
                        caller.actor(),
                        new OwnershipTransferred(roster.projectId, from.userId, to.userId, roster.teamId)));
    }
}
