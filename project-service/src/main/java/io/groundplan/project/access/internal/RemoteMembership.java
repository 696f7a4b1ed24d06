package io.groundplan.project.access.internal;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.Membership;
import io.groundplan.project.access.Role;
import io.groundplan.runtime.internal.Peer;
import io.groundplan.runtime.internal.Peers;

/** Asks membership-service over REST. */
@ApplicationScoped
class RemoteMembership implements Membership {
    private static final String WHAT = "the role";

    private final MembershipClient client;
    private final Peer peer;

    RemoteMembership(@RestClient MembershipClient client, Peers peers) {
        this.client = client;
        this.peer = peers.named("membership-service");
    }

    @Override
    public Uni<HeldRoles> rolesIn(ProjectId project, UserId user) {
        return peer.find(WHAT, () -> client.inProject(project.value(), user.value())
                        .map(held -> new HeldRoles(Role.parse(held.role()), Role.parse(held.teamRole()))))
                .map(found -> found.orElse(HeldRoles.NONE));
    }

    @Override
    public Uni<HeldInTeam> roleIn(TeamId team, UserId user) {
        return peer.find(WHAT, () -> client.inTeam(team.value(), user.value())
                        .map(held -> new HeldInTeam(true, Role.parse(held.role()))))
                .map(found -> found.orElse(HeldInTeam.UNKNOWN));
    }
}
