package io.groundplan.project.api.platform;

import java.time.Clock;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

import io.groundplan.project.apikey.IssuedApiKey;
import io.groundplan.project.apikey.ProjectApiKeys;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** API keys of projects. */
@Path("/api/v1/platform/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "API keys", description = "Credentials for programs, of one project each; they open the database surface.")
@Authenticated
@Idempotent
@Cancellable(false)
class PlatformApiKeysResource {
    private static final String NO_STORE = "no-store";

    private final ProjectApiKeys keys;
    private final CurrentCaller caller;
    private final PageLinks links;
    private final Clock clock;

    PlatformApiKeysResource(ProjectApiKeys keys, CurrentCaller caller, PageLinks links, Clock clock) {
        this.keys = keys;
        this.caller = caller;
        this.links = links;
        this.clock = clock;
    }

    @POST
    @APIResponseSchema(
            value = Answers.OneIssuedKey.class,
            responseCode = "201",
            responseDescription = "Created; the key is shown this once.")
    @Operation(
            operationId = "createPlatformApiKey",
            summary = "Create an API key",
            description = "Role: admin; owner for a key with projects:write.")
    public Uni<RestResponse<Answers.OneIssuedKey>> create(ApiKeyBodies.NewKey body) {
        return keys.create(caller.get(), Inputs.body(body).toDomain())
                .map(issued -> shown(RestResponse.Status.CREATED, issued));
    }

    @GET
    @Path("project/{projectId}")
    @Operation(
            operationId = "listPlatformApiKeys",
            summary = "List the API keys of a project",
            description = "Newest first, revoked and expired ones too. Role: admin. Link names the next page, if there"
                    + " is one.")
    public Uni<RestResponse<Answers.AllKeys>> list(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return keys.list(caller.get(), Ids.project(projectId), page).map(found -> {
            var now = clock.instant();
            var body = new Answers.AllKeys(
                    true,
                    found.items().stream().map(key -> ApiKeyJson.of(key, now)).toList());
            var response = RestResponse.ResponseBuilder.ok(body);
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @PUT
    @Path("{apiKeyId}")
    @Operation(
            operationId = "updatePlatformApiKey",
            summary = "Update an API key",
            description = "Sets name or scopes; only the given fields change. 409 for a key that is revoked or expired."
                    + " Role: admin; owner to give it projects:write.")
    public Uni<RestResponse<Answers.OneKey>> update(
            @Parameter(description = "API key identifier.") @PathParam("apiKeyId") String apiKeyId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ApiKeyBodies.Update body) {
        return keys.update(
                        caller.get(), Ids.apiKey(apiKeyId), Inputs.body(body).toDomain(), EntityTags.expected(ifMatch))
                .map(key -> RestResponse.ResponseBuilder.ok(
                                new Answers.OneKey(true, ApiKeyJson.of(key, clock.instant())))
                        .tag(EntityTags.of(key.version()))
                        .build());
    }

    @POST
    @Path("{apiKeyId}/rotate")
    @APIResponseSchema(
            value = Answers.OneIssuedKey.class,
            responseCode = "200",
            responseDescription = "The key with its new secret, shown this once.")
    @Operation(
            operationId = "rotatePlatformApiKey",
            summary = "Replace the secret of an API key",
            description = "The id stays; the old secret opens nothing from now on. 409 for a key that is revoked or"
                    + " expired. Role: admin; owner for a key with projects:write.")
    public Uni<RestResponse<Answers.OneIssuedKey>> rotate(
            @Parameter(description = "API key identifier.") @PathParam("apiKeyId") String apiKeyId) {
        return keys.rotate(caller.get(), Ids.apiKey(apiKeyId)).map(issued -> shown(RestResponse.Status.OK, issued));
    }

    @POST
    @Path("{apiKeyId}/revoke")
    @APIResponseSchema(value = Answers.Done.class, responseCode = "200", responseDescription = "Revoked.")
    @Operation(
            operationId = "revokePlatformApiKey",
            summary = "Revoke an API key",
            description =
                    "It is refused from now on and stays in the list; revoking it again is no error. Role: admin.")
    public Uni<RestResponse<Answers.Done>> revoke(
            @Parameter(description = "API key identifier.") @PathParam("apiKeyId") String apiKeyId) {
        return keys.revoke(caller.get(), Ids.apiKey(apiKeyId))
                .replaceWith(() -> RestResponse.ok(new Answers.Done("API key revoked successfully")));
    }

    @DELETE
    @Path("{apiKeyId}")
    @Operation(
            operationId = "deletePlatformApiKey",
            summary = "Delete an API key",
            description = "It is refused from now on and in no list any more. Role: admin.")
    public Uni<RestResponse<Answers.Done>> delete(
            @Parameter(description = "API key identifier.") @PathParam("apiKeyId") String apiKeyId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return keys.delete(caller.get(), Ids.apiKey(apiKeyId), EntityTags.expected(ifMatch))
                .replaceWith(() -> RestResponse.ok(new Answers.Done("API key deleted successfully")));
    }

    private static RestResponse<Answers.OneIssuedKey> shown(RestResponse.Status status, IssuedApiKey issued) {
        return RestResponse.ResponseBuilder.create(status, new Answers.OneIssuedKey(true, ApiKeyJson.Issued.of(issued)))
                .header(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .tag(EntityTags.of(issued.key().version()))
                .build();
    }
}
