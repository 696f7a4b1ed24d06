package io.groundplan.project.api.fleet;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

import io.groundplan.project.token.ProjectTokens;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.security.CurrentCaller;

/** Project tokens by their own id. */
@Path("/fleet/v1/project_tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet tokens", description = "Credentials of programs, for one project.")
@Authenticated
@Idempotent
@Cancellable(false)
class TokensResource {
    private final ProjectTokens tokens;
    private final CurrentCaller caller;

    TokensResource(ProjectTokens tokens, CurrentCaller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @DELETE
    @Path("{tokenID}")
    @APIResponse(responseCode = "204", description = "It opens nothing from now on.")
    @Operation(
            operationId = "deleteFleetToken",
            summary = "Revoke a project token",
            description = "For admins of the project.")
    public Uni<RestResponse<Void>> delete(
            @Parameter(description = "Project token id.") @PathParam("tokenID") String tokenId) {
        return tokens.revoke(caller.get(), Ids.token(tokenId)).replaceWith(RestResponse::<Void>noContent);
    }
}
