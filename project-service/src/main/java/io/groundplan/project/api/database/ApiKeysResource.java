package io.groundplan.project.api.database;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.apikey.ApiKey;
import io.groundplan.project.apikey.ApiKeys;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;
import io.groundplan.runtime.security.Scope;

/** API keys of an organization. */
@Path("/database/v1/organizations/{organizationID}/api-keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "API keys", description = "Credentials for programs.")
@Authenticated
@Idempotent
@Cancellable(false)
class ApiKeysResource {

    @Schema(name = "ApiKey")
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApiKeyJson(
            @Schema(required = true) String id,
            @Schema(required = true) String organizationId,
            @Schema(description = "Absent for a key of the whole organization.") String projectId,
            @Schema(required = true) String name,
            @Schema(required = true, description = "The part of the key that is no secret.") String keyPrefix,
            @Schema(required = true) List<String> scopes,
            @Schema(required = true, description = "Neither revoked nor expired.") boolean isActive,
            @Schema(required = true) Instant createdAt,
            Instant expiresAt,
            @Schema(description = "To the minute.") Instant lastUsedAt,
            Instant revokedAt) {

        static ApiKeyJson of(ApiKey key, Instant now) {
            return new ApiKeyJson(
                    key.id().text(),
                    key.organization().organizationText(),
                    key.project().map(ProjectId::text).orElse(null),
                    key.name(),
                    key.prefix(),
                    key.scopes().stream().map(Scope::text).sorted().toList(),
                    key.isActive(now),
                    Seconds.of(key.createdAt()),
                    Seconds.of(key.expiresAt().orElse(null)),
                    Seconds.of(key.lastUsedAt().orElse(null)),
                    Seconds.of(key.revokedAt().orElse(null)));
        }
    }

    @Schema(name = "ApiKeysAnswer")
    @JsonNaming(SnakeCaseStrategy.class)
    record AllKeys(@Schema(required = true) List<ApiKeyJson> apiKeys) {}

    @Schema(name = "NewApiKeyAnswer")
    @JsonNaming(SnakeCaseStrategy.class)
    record IssuedKey(
            @Schema(required = true) ApiKeyJson apiKey,
            @Schema(required = true, description = "The key itself, shown this once.") String plaintextApiKey) {
        @Override
        public String toString() {
            return "IssuedKey[" + apiKey.id() + "]";
        }
    }

    @Schema(name = "RevokedAnswer")
    record Revoked(@Schema(required = true) boolean revoked) {}

    private final ApiKeys keys;
    private final CurrentCaller caller;
    private final PageLinks links;
    private final Clock clock;

    ApiKeysResource(ApiKeys keys, CurrentCaller caller, PageLinks links, Clock clock) {
        this.keys = keys;
        this.caller = caller;
        this.links = links;
        this.clock = clock;
    }

    @GET
    @Operation(operationId = "listApiKeys", summary = "List API keys", description = "Newest first, revoked ones too.")
    public Uni<RestResponse<AllKeys>> list(
            @Parameter(description = "Organization id.") @PathParam("organizationID") String organizationId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return keys.list(caller.get(), Ids.organization(organizationId), page).map(found -> {
            var response = RestResponse.ResponseBuilder.ok(
                    new AllKeys(found.items().stream().map(this::json).toList()));
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @POST
    @APIResponseSchema(value = IssuedKey.class, responseCode = "201", responseDescription = "Created.")
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key",
            description = "Keys with projects:write are made by owners, others by admins. A key's maker needs every"
                    + " scope it gives.")
    public Uni<RestResponse<IssuedKey>> create(
            @Parameter(description = "Organization id.") @PathParam("organizationID") String organizationId,
            NewApiKeyJson body) {
        return keys.create(caller.get(), Inputs.body(body).toDomain(Ids.organization(organizationId)))
                .map(issued -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.CREATED, new IssuedKey(json(issued.key()), issued.plaintext()))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @DELETE
    @Path("{apiKeyID}")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "It is refused from now on; revoking it again is no error.")
    public Uni<RestResponse<Revoked>> revoke(
            @Parameter(description = "Organization id.") @PathParam("organizationID") String organizationId,
            @Parameter(description = "API key id.") @PathParam("apiKeyID") String apiKeyId) {
        return keys.revoke(caller.get(), Ids.organization(organizationId), Ids.apiKey(apiKeyId))
                .replaceWith(() -> RestResponse.ok(new Revoked(true)));
    }

    private ApiKeyJson json(ApiKey key) {
        return ApiKeyJson.of(key, clock.instant());
    }
}
