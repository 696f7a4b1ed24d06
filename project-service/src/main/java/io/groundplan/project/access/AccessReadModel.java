package io.groundplan.project.access;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.MembershipEvent;
import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.MembershipEvent.MemberRemoved;
import io.groundplan.contracts.event.MembershipEvent.MemberRoleChanged;
import io.groundplan.contracts.event.MembershipEvent.TeamCreated;
import io.groundplan.contracts.event.MembershipEvent.TeamDeleted;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberRemoved;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberRoleChanged;
import io.groundplan.contracts.event.MembershipEvent.TeamUpdated;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.inbox.InboundEvent;

/** Keeps what is needed of teams and members; an event changes nothing that a later one has told of. */
@ApplicationScoped
public class AccessReadModel {
    private static final long BEFORE_ALL_EVENTS = 0;

    private final TeamRows teams;
    private final RoleRows roles;

    AccessReadModel(TeamRows teams, RoleRows roles) {
        this.teams = teams;
        this.roles = roles;
    }

    /** The first owner, written in the transaction that creates the project; events of membership-service follow. */
    public Uni<Void> ownerOfNewProject(ProjectId project, UserId owner, Instant now) {
        return roles.inProject(project.value(), owner.value(), Role.OWNER.text(), BEFORE_ALL_EVENTS, now)
                .replaceWithVoid();
    }

    /** Whether the owner is news; the one before stays as an admin. */
    public Uni<Boolean> ownedBy(ProjectId project, UserId owner, long sequence, Instant since) {
        return roles.ownerOf(project.value(), owner.value(), sequence, since);
    }

    /** Learns what the event says of roles and teams, if anything; {@link #ownedBy} learns of transfers. */
    public Uni<Void> apply(InboundEvent event, MembershipEvent data) {
        long version = event.envelope().sequence();
        var at = event.envelope().time();
        if (data instanceof MemberAdded added) {
            return roles.inProject(added.projectId(), added.userId(), added.role(), version, at)
                    .replaceWithVoid();
        }
        if (data instanceof MemberRoleChanged changed) {
            return roles.inProject(changed.projectId(), changed.userId(), changed.role(), version, at)
                    .replaceWithVoid();
        }
        return data instanceof MemberRemoved removed
                ? roles.outOfProject(removed.projectId(), removed.userId(), version)
                : applyToTeams(data, version, at);
    }

    private Uni<Void> applyToTeams(MembershipEvent data, long version, Instant at) {
        if (data instanceof TeamCreated team) {
            return teams.team(team.teamId(), team.name(), team.slug(), at, version);
        }
        if (data instanceof TeamUpdated team) {
            return teams.team(team.teamId(), team.name(), team.slug(), at, version);
        }
        if (data instanceof TeamDeleted team) {
            return teams.deleted(team.teamId());
        }
        if (data instanceof TeamMemberAdded added) {
            return roles.inTeam(added.teamId(), added.userId(), added.role(), version);
        }
        if (data instanceof TeamMemberRoleChanged changed) {
            return roles.inTeam(changed.teamId(), changed.userId(), changed.role(), version);
        }
        if (data instanceof TeamMemberRemoved removed) {
            return roles.outOfTeam(removed.teamId(), removed.userId(), version);
        }
        return Uni.createFrom().voidItem();
    }
}
