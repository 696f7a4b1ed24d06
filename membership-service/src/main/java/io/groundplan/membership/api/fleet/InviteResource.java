package io.groundplan.membership.api.fleet;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.invite.InviteOrder;
import io.groundplan.membership.invite.ProjectInvites;
import io.groundplan.membership.invite.TrustedOrigins;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.security.CurrentCaller;

/** Inviting people to a project of the fleet surface. */
@Path("/fleet/v1/projects/{projectID}/invite")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet invites", description = "How people come into a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class InviteResource {
    private final ProjectInvites invites;
    private final TrustedOrigins origins;
    private final CurrentCaller caller;

    InviteResource(ProjectInvites invites, TrustedOrigins origins, CurrentCaller caller) {
        this.invites = invites;
        this.origins = origins;
        this.caller = caller;
    }

    @POST
    @APIResponse(responseCode = "204", description = "Invited.")
    @Operation(
            operationId = "inviteToFleetProject",
            summary = "Invite somebody to a project",
            description = "Mails a link to redirectURI with a token, which join_project takes. The invited person gets"
                    + " the smallest role that holds the permissions: delete:* or update:* admin, create:* member,"
                    + " read:* viewer. For admins of the project; 409 for somebody who is a member or invited already,"
                    + " 429 for too many invites.")
    public Uni<RestResponse<Void>> invite(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            InviteBodies.NewInviteJson body) {
        var wanted = Inputs.body(body);
        var page = origins.page("redirectURI", wanted.redirectURI());
        var order = new InviteOrder(wanted.address(), Permissions.role(wanted.permissions()), Optional.of(page));
        return invites.create(caller.user(), Ids.project(projectId), order).map(issued -> RestResponse.noContent());
    }
}
