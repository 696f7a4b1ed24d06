package io.groundplan.membership.invite;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.membership.invite.Destination.ToTeam;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.team.TeamGroups;
import io.groundplan.membership.team.TeamMember;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.Caller;

/** Invites to teams. For admins; owners are invited, and their invites taken back, by owners only. */
@ApplicationScoped
public class TeamInvites {
    private final Inviting inviting;
    private final InviteLists lists;
    private final TeamGroups groups;

    TeamInvites(Inviting inviting, InviteLists lists, TeamGroups groups) {
        this.inviting = inviting;
        this.lists = lists;
        this.groups = groups;
    }

    /** Those that wait to be accepted, newest first. */
    public Uni<Page<Invite>> pending(Caller.User caller, TeamId team, PageRequest page) {
        var venue = venue(team);
        return venue.require(caller.id(), Role.ADMIN).chain(() -> lists.of(venue.destination(), page));
    }

    /** Makes an invite and mails it; a personal team takes nobody in. */
    public Uni<IssuedInvite> create(Caller.User caller, TeamId team, InviteOrder order) {
        return inviting.create(venue(team), caller, order, neededFor(order.role()));
    }

    /** Takes a pending invite back. */
    public Uni<Void> cancel(Caller.User caller, InviteId id, ExpectedVersion expected) {
        return inviting.find(id)
                .map(found -> team(found.orElseThrow(InviteRules::unknown).destination()))
                .chain(team -> inviting.cancel(venue(team), caller, id, expected, TeamInvites::neededFor));
    }

    /** Makes the caller a member of the team. */
    public Uni<Joined> accept(Caller.User caller, InviteId id) {
        return accept(caller, () -> inviting.find(id));
    }

    /** The same with what was mailed. */
    public Uni<Joined> accept(Caller.User caller, InviteToken token) {
        return accept(caller, () -> inviting.find(token));
    }

    /** Who somebody is in the team that they joined. */
    public record Joined(TeamId team, TeamMember member) {}

    private Uni<Joined> accept(Caller.User caller, Supplier<Uni<Optional<FoundInvite>>> finding) {
        return inviting.accept(caller, finding, destination -> venue(team(destination)))
                .map(accepted -> new Joined(team(accepted.destination()), accepted.member()));
    }

    private Venue<TeamId, TeamMember> venue(TeamId team) {
        return new Venue<>(groups, team, new ToTeam(team));
    }

    private static TeamId team(Destination destination) {
        if (destination instanceof ToTeam team) {
            return team.id();
        }
        throw InviteRules.unknown();
    }

    private static Role neededFor(Role role) {
        return role == Role.OWNER ? Role.OWNER : Role.ADMIN;
    }
}
