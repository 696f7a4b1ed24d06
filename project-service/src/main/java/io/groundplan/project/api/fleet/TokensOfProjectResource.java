package io.groundplan.project.api.fleet;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.ProjectTokenId;
import io.groundplan.project.token.ProjectTokens;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.LastAndBefore;
import io.groundplan.runtime.security.CurrentCaller;

/** The tokens of a project. */
@Path("/fleet/v1/projects/{projectID}/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet tokens", description = "Credentials of programs, for one project.")
@Authenticated
@Idempotent
@Cancellable(false)
class TokensOfProjectResource {
    private final ProjectTokens tokens;
    private final CurrentCaller caller;
    private final LastAndBefore paging;

    TokensOfProjectResource(ProjectTokens tokens, CurrentCaller caller, LastAndBefore paging) {
        this.tokens = tokens;
        this.caller = caller;
        this.paging = paging;
    }

    @GET
    @Operation(
            operationId = "listFleetTokens",
            summary = "List project tokens",
            description = "Newest first, without their texts. For admins of the project.")
    public Uni<RestResponse<List<TokenBodies.TokenJson>>> list(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @Parameter(description = LastAndBefore.LAST) @QueryParam("last") String last,
            @Parameter(description = LastAndBefore.BEFORE) @QueryParam("before") String before) {
        var page = LastAndBefore.request(last, before, ProjectTokenId::parse);
        return tokens.list(caller.get(), Ids.project(projectId), page)
                .map(found -> paging.answer(found, TokenBodies.TokenJson::of));
    }

    @POST
    @APIResponseSchema(
            value = TokenBodies.IssuedTokenJson.class,
            responseCode = "201",
            responseDescription = "Created.")
    @Operation(
            operationId = "createFleetToken",
            summary = "Create a project token",
            description = "It acts in the project with the smallest role that holds its permissions: delete:* or"
                    + " update:* admin, create:* member, read:* viewer. For admins of the project.")
    public Uni<RestResponse<TokenBodies.IssuedTokenJson>> create(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            TokenBodies.NewTokenJson body) {
        return tokens.create(
                        caller.get(), Ids.project(projectId), Inputs.body(body).toDomain())
                .map(issued -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.CREATED, TokenBodies.IssuedTokenJson.of(issued))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
