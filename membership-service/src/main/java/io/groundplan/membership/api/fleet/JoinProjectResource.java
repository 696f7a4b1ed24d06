package io.groundplan.membership.api.fleet;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.membership.invite.ProjectInvites;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.security.CurrentCaller;

/** Accepting an invite on the fleet surface. */
@Path("/fleet/v1/join_project")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet invites", description = "How people come into a project.")
@Authenticated
@Idempotent
@Cancellable(false)
class JoinProjectResource {
    private static final int LONGEST = 1_000;

    private final ProjectInvites invites;
    private final CurrentCaller caller;

    JoinProjectResource(ProjectInvites invites, CurrentCaller caller) {
        this.invites = invites;
        this.caller = caller;
    }

    @POST
    @APIResponse(responseCode = "204", description = "Joined.")
    @Operation(
            operationId = "joinFleetProject",
            summary = "Join a project",
            description = "With the token of a mailed invite, whichever surface it was made on. The caller's verified"
                    + " e-mail address must be the invite's (403). Joining again is no error; 404 for an invite that"
                    + " somebody else accepted, that was cancelled or has expired.")
    public Uni<RestResponse<Void>> join(InviteBodies.TokenJson body) {
        var token = Inputs.required("token", Inputs.body(body).token(), LONGEST);
        return invites.accept(caller.user(), token).map(member -> RestResponse.noContent());
    }
}
