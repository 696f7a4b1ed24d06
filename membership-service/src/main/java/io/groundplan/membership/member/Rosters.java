package io.groundplan.membership.member;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.group.Leftovers;
import io.groundplan.membership.project.OwningService;
import io.groundplan.membership.project.ProjectSnapshot;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.team.Teams;
import io.groundplan.membership.user.User;
import io.groundplan.membership.user.UserDirectory;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.sql.Transactions;

/** The members of each project as one thing: opened with its first owner, closed when the project goes. */
@ApplicationScoped
public class Rosters {
    /** The answer of another service does not say which event it comes after; any event may correct it. */
    private static final long BEFORE_ALL_EVENTS = 0;

    private final RosterRepository rosters;
    private final MemberRepository members;
    private final Teams teams;
    private final UserDirectory directory;
    private final OwningService projects;
    private final Leftovers leftovers;
    private final Outbox outbox;
    private final Transactions transactions;
    private final Clock clock;

    Rosters(
            RosterRepository rosters,
            MemberRepository members,
            Teams teams,
            UserDirectory directory,
            OwningService projects,
            Leftovers leftovers,
            Outbox outbox,
            Transactions transactions,
            Clock clock) {
        this.rosters = rosters;
        this.members = members;
        this.teams = teams;
        this.directory = directory;
        this.projects = projects;
        this.leftovers = leftovers;
        this.outbox = outbox;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Makes the first owner of a new project its member; does nothing for a project that is or was known. */
    public Uni<Void> projectCreated(
            ProjectId project, TeamId team, UserId owner, String name, long sequence, Actor actor) {
        return transactions.inTransaction(() -> rosters.open(project, team, name, sequence)
                .chain(isNew -> isNew
                        ? addFirstOwner(project, owner, actor)
                        : Uni.createFrom().voidItem()));
    }

    /** Notes what a project is called, for those who are invited to it; what is older than the known name is not news. */
    public Uni<Void> projectRenamed(ProjectId project, String name, long sequence) {
        return transactions.inTransaction(() -> rosters.rename(project, name, sequence));
    }

    /** Removes all members, and what others keep of the project. No events tell so, since that of the deleted project says it to everyone. */
    public Uni<Void> projectDeleted(ProjectId project) {
        return transactions.inTransaction(() ->
                rosters.close(project).chain(() -> members.deleteAll(project)).chain(() -> leftovers.clear(project)));
    }

    /** Of a project that no event has told of, project-service is asked, once and before any transaction. */
    Uni<Void> known(ProjectId project) {
        return Panache.withSession(() -> rosters.isKnown(project))
                .chain(known -> known
                        ? Uni.createFrom().voidItem()
                        : projects.find(project)
                                .map(found -> found.orElseThrow(Problem::projectNotFound))
                                .chain(this::openAsFound));
    }

    /** Locks the project's members for a change by somebody who must hold that role now. */
    Uni<RosterEntity> lock(ProjectId project, UserId caller, Role needed) {
        return lock(project, caller, held -> held.require(needed));
    }

    /** The same where another condition than a role decides. */
    Uni<RosterEntity> lock(ProjectId project, UserId caller, Consumer<HeldRoles> condition) {
        return rosters.lock(project)
                .call(roster -> roles(roster.project(), roster.team(), caller).invoke(condition));
    }

    /** Locks them for who decides by other means. */
    Uni<RosterRepository.Held> hold(ProjectId project) {
        return rosters.hold(project);
    }

    Uni<RosterEntity> get(ProjectId project) {
        return rosters.get(project);
    }

    Uni<HeldRoles> roles(ProjectId project, TeamId team, UserId user) {
        return members.find(project, user)
                .map(found -> found.map(member -> member.role))
                .chain(direct -> teams.roleOf(team, user).map(inTeam -> new HeldRoles(team, direct, inTeam)));
    }

    private Uni<Void> openAsFound(ProjectSnapshot found) {
        return Panache.withSession(() -> directory.find(found.owner()))
                .map(owner -> owner.map(User::displayName).orElseGet(found.owner()::text))
                .chain(name -> projectCreated(
                        found.id(),
                        found.team(),
                        found.owner(),
                        found.name(),
                        BEFORE_ALL_EVENTS,
                        new Actor(found.owner().value().toString(), name)));
    }

    private Uni<Void> addFirstOwner(ProjectId project, UserId owner, Actor actor) {
        var id = MemberId.of(project, owner);
        var added = new MemberAdded(project.value(), id.value(), owner.value(), Role.OWNER.text());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return members.persist(new MemberEntity(project, owner, Role.OWNER, now, RosterEntity.FIRST_VERSION))
                .chain(() -> outbox.append(
                        project.value().toString(), id.value().toString(), RosterEntity.FIRST_VERSION, actor, added));
    }
}
