package io.groundplan.membership.team;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.MembershipEvent.TeamCreated;
import io.groundplan.contracts.event.MembershipEvent.TeamDeleted;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.event.MembershipEvent.TeamUpdated;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.group.Leftovers;
import io.groundplan.membership.project.OwningService;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.sql.Transactions;

/** Teams: how they come, what they are called and how they go. */
@ApplicationScoped
public class Teams {
    private static final int MAX_NAME = 100;
    private static final String POSSESSIVE = "'s team";

    private final TeamRepository teams;
    private final TeamRoles roles;
    private final TeamEvents events;
    private final OwningService projects;
    private final Leftovers leftovers;
    private final Transactions transactions;
    private final Clock clock;

    Teams(
            TeamRepository teams,
            TeamRoles roles,
            TeamEvents events,
            OwningService projects,
            Leftovers leftovers,
            Transactions transactions,
            Clock clock) {
        this.teams = teams;
        this.roles = roles;
        this.events = events;
        this.projects = projects;
        this.leftovers = leftovers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Creates the team that belongs to one person alone; they must not have one yet. */
    public Uni<Team> createPersonal(UserId owner, String ownerName) {
        var actor = new Actor(owner.value().toString(), ownerName);
        return create(TeamId.personalOf(owner), nameOf(ownerName), true, owner, actor);
    }

    /** Creates a team with the caller as its owner. */
    public Uni<Team> create(Caller.User caller, String name) {
        return create(TeamId.next(clock), name, false, caller.id(), caller.actor());
    }

    /** The team that belongs to the person alone; everyone in the directory has one. */
    public Uni<Team> personalOf(UserId owner) {
        return find(TeamId.personalOf(owner)).map(Optional::orElseThrow);
    }

    public Uni<Optional<Team>> find(TeamId id) {
        return Panache.withSession(() -> teams.find(id));
    }

    /** The team, for those who are in it. */
    public Uni<Team> get(Caller.User caller, TeamId id) {
        return Panache.withSession(() -> teams.find(id)
                .map(found -> found.orElseThrow(Problem::teamNotFound))
                .call(team -> roles.require(id, caller.id(), Role.VIEWER)));
    }

    /** Somebody's role in a team; a personal team is its person's before they were ever seen. */
    public Uni<Optional<Role>> roleOf(TeamId team, UserId user) {
        return Panache.withSession(() -> roles.of(team, user));
    }

    /** Refuses somebody whose role in the team is not at least that. */
    Uni<Void> require(TeamId id, UserId user, Role needed) {
        return Panache.withSession(() -> teams.find(id)
                        .invoke(found -> found.orElseThrow(Problem::teamNotFound))
                        .chain(() -> roles.require(id, user, needed)))
                .replaceWithVoid();
    }

    /** Gives the team another name; the slug stays, since addresses are made of it. */
    public Uni<Team> rename(Caller.User caller, TeamId id, String name, ExpectedVersion expected) {
        return transactions.inTransaction(() -> locked(caller, id)
                .invoke(team -> expected.require(team.version))
                .call(team -> team.name.equals(name) ? Uni.createFrom().voidItem() : rename(caller, team, name))
                .map(TeamEntity::toTeam));
    }

    /**
     * Deletes a team that has no projects. project-service is asked too, since a project may have been created a moment
     * ago; a personal team stays for good.
     */
    public Uni<Void> delete(Caller.User caller, TeamId id, ExpectedVersion expected) {
        return get(caller, id)
                .chain(() -> projects.hasProjects(id))
                .chain(any -> transactions.inTransaction(() -> locked(caller, id)
                        .invoke(team -> expected.require(team.version))
                        .call(team -> teams.hasProjects(id).invoke(known -> requireEmpty(team, any || known)))
                        .chain(team -> delete(caller, team))));
    }

    private Uni<Team> create(TeamId id, String name, boolean personal, UserId owner, Actor actor) {
        return transactions.inTransaction(() -> teams.insert(id, name, personal, owner)
                .call(team -> events.append(id, team.version(), actor, created(team)))
                .chain(team -> addFirstOwner(team, actor)));
    }

    private Uni<Team> addFirstOwner(Team team, Actor actor) {
        var added = new TeamMemberAdded(team.id().value(), team.owner().value(), Role.OWNER.text());
        return teams.addMember(team.id(), team.owner(), Role.OWNER)
                .call(member -> events.append(team.id(), member.version, actor, added))
                .map(member -> new Team(
                        team.id(),
                        team.name(),
                        team.slug(),
                        team.personal(),
                        team.owner(),
                        team.createdAt(),
                        member.version));
    }

    private Uni<TeamEntity> locked(Caller.User caller, TeamId id) {
        return teams.lock(id).call(() -> roles.require(id, caller.id(), Role.OWNER));
    }

    private Uni<Void> rename(Caller.User caller, TeamEntity team, String name) {
        team.name = name;
        return events.append(team.team(), team.next(), caller.actor(), new TeamUpdated(team.id, team.name, team.slug));
    }

    private Uni<Void> delete(Caller.User caller, TeamEntity team) {
        long version = team.next();
        return leftovers
                .clear(team.team())
                .chain(() -> teams.delete(team))
                .chain(() -> events.append(team.team(), version, caller.actor(), new TeamDeleted(team.id, team.name)));
    }

    private static void requireEmpty(TeamEntity team, boolean hasProjects) {
        if (team.personal) {
            throw Problem.conflict("a personal team cannot be deleted");
        }
        if (hasProjects) {
            throw Problem.conflict("the team has projects");
        }
    }

    private static TeamCreated created(Team team) {
        return new TeamCreated(
                team.id().value(),
                team.name(),
                team.slug(),
                team.personal(),
                team.owner().value());
    }

    private static String nameOf(String owner) {
        int room = MAX_NAME - POSSESSIVE.length();
        int length = owner.codePointCount(0, owner.length());
        var shown = length <= room ? owner : owner.substring(0, owner.offsetByCodePoints(0, room));
        return shown.strip() + POSSESSIVE;
    }
}
