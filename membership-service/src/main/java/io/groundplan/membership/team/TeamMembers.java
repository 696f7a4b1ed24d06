package io.groundplan.membership.team;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.MembershipEvent.TeamMemberRemoved;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberRoleChanged;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.paging.Position;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.sql.Transactions;

/** Who has which role in a team. Changes of one team happen one after the other, and leave it an owner. */
@ApplicationScoped
public class TeamMembers {
    private final TeamRepository teams;
    private final TeamMemberRepository members;
    private final TeamRoles roles;
    private final TeamEvents events;
    private final Transactions transactions;

    TeamMembers(
            TeamRepository teams,
            TeamMemberRepository members,
            TeamRoles roles,
            TeamEvents events,
            Transactions transactions) {
        this.teams = teams;
        this.members = members;
        this.roles = roles;
        this.events = events;
        this.transactions = transactions;
    }

    /** Newest first. */
    public Uni<Page<TeamMember>> list(Caller.User caller, TeamId team, PageRequest page) {
        return Panache.withSession(() -> teams.find(team)
                        .invoke(found -> found.orElseThrow(Problem::teamNotFound))
                        .chain(() -> roles.require(team, caller.id(), Role.VIEWER)))
                .chain(() -> members.newestFirst(team, page))
                .map(rows -> Page.cut(rows, page.limit(), member -> Position.of(member.joined())));
    }

    /** Admins give and take roles up to their own, owners all of them; the same role changes nothing. */
    public Uni<TeamMember> changeRole(Caller.User caller, TeamId id, UserId user, Role role, ExpectedVersion expected) {
        return transactions.inTransaction(() -> teams.lock(id)
                .call(() -> roles.require(id, caller.id(), Role.ADMIN))
                .chain(team -> place(team, user))
                .call(place -> roles.require(id, caller.id(), neededFor(place.member().role, role)))
                .invoke(place -> expected.require(place.member().version))
                .call(place ->
                        place.member().role == role ? Uni.createFrom().voidItem() : changeRole(caller, place, role))
                .chain(place -> members.toMember(place.member())));
    }

    /** Takes somebody out of the team; everyone may leave, as long as an owner stays. */
    public Uni<Void> remove(Caller.User caller, TeamId id, UserId user, ExpectedVersion expected) {
        boolean leaves = caller.id().equals(user);
        return transactions.inTransaction(() -> teams.lock(id)
                .call(() -> roles.require(id, caller.id(), leaves ? Role.VIEWER : Role.ADMIN))
                .chain(team -> place(team, user))
                .call(place -> leaves
                        ? Uni.createFrom().voidItem()
                        : roles.require(id, caller.id(), neededFor(place.member().role, Role.ADMIN))
                                .replaceWithVoid())
                .invoke(place -> expected.require(place.member().version))
                .call(this::requireAnotherOwner)
                .chain(place -> remove(caller, place)));
    }

    /** Somebody in a team whose row is locked. */
    private record Place(TeamEntity team, TeamMemberEntity member) {}

    private Uni<Place> place(TeamEntity team, UserId user) {
        return members.find(team.team(), user)
                .map(found -> new Place(team, found.orElseThrow(() -> Problem.notFound("member"))));
    }

    private Uni<Void> changeRole(Caller.User caller, Place place, Role role) {
        return requireAnotherOwner(place).chain(() -> {
            var member = place.member();
            member.role = role;
            member.version = place.team().next();
            var changed = new TeamMemberRoleChanged(member.teamId, member.userId, role.text());
            return events.append(place.team().team(), member.version, caller.actor(), changed);
        });
    }

    private Uni<Void> remove(Caller.User caller, Place place) {
        var member = place.member();
        long version = place.team().next();
        var removed = new TeamMemberRemoved(member.teamId, member.userId);
        return members.delete(member).chain(() -> events.append(place.team().team(), version, caller.actor(), removed));
    }

    /** The team is called after another of its owners when the one it was called after goes. */
    private Uni<Void> requireAnotherOwner(Place place) {
        var leaving = place.member();
        if (leaving.role != Role.OWNER) {
            return Uni.createFrom().voidItem();
        }
        return members.anotherOwner(place.team().team(), new UserId(leaving.userId))
                .map(found -> found.orElseThrow(() -> Problem.conflict("the last owner of a team stays its owner")))
                .invoke(other -> {
                    if (place.team().ownerId.equals(leaving.userId)) {
                        place.team().ownerId = other.userId;
                    }
                })
                .replaceWithVoid();
    }

    private static Role neededFor(Role before, Role after) {
        return before == Role.OWNER || after == Role.OWNER ? Role.OWNER : Role.ADMIN;
    }
}
