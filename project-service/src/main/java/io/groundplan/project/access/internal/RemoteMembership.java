package io.groundplan.project.access.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.Membership;
import io.groundplan.project.access.Role;
import io.groundplan.runtime.problem.Problem;

/** Asks membership-service over REST. */
@ApplicationScoped
class RemoteMembership implements Membership {
    private static final Logger LOG = Logger.getLogger(RemoteMembership.class);

    private final MembershipClient client;

    RemoteMembership(@RestClient MembershipClient client) {
        this.client = client;
    }

    @Override
    public Uni<HeldRoles> rolesIn(ProjectId project, UserId user) {
        return client.inProject(project.value(), user.value())
                .map(held -> new HeldRoles(Role.parse(held.role()), Role.parse(held.teamRole())))
                .onFailure(RemoteMembership::isUnknown)
                .recoverWithItem(HeldRoles.NONE)
                .onFailure()
                .transform(RemoteMembership::unavailable);
    }

    @Override
    public Uni<HeldInTeam> roleIn(TeamId team, UserId user) {
        return client.inTeam(team.value(), user.value())
                .map(held -> new HeldInTeam(true, Role.parse(held.role())))
                .onFailure(RemoteMembership::isUnknown)
                .recoverWithItem(HeldInTeam.UNKNOWN)
                .onFailure()
                .transform(RemoteMembership::unavailable);
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof WebApplicationException refused
                && refused.getResponse().getStatus() == Response.Status.NOT_FOUND.getStatusCode();
    }

    private static Problem unavailable(Throwable failure) {
        LOG.warnf("membership-service did not tell a role: %s", failure);
        return Problem.unavailable("roles cannot be looked up now, try again");
    }
}
