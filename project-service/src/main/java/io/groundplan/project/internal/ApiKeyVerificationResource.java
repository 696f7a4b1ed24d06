package io.groundplan.project.internal;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.ApiKeyVerifier;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** Proves API keys for the services that do not keep them. */
@Path("/internal/api-keys/verification")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
class ApiKeyVerificationResource {
    /** The text of a key, which is a secret. */
    record PresentedJson(String key) {
        @Override
        public String toString() {
            return "PresentedJson[key]";
        }
    }

    /** `projectId` is null for a key of the whole organization. */
    record KeyJson(UUID id, UUID organizationId, UUID projectId, List<String> scopes, String name, UUID creatorId) {

        static KeyJson of(Caller.ApiKey key) {
            return new KeyJson(
                    key.id().value(),
                    key.organization().value(),
                    key.project().map(ProjectId::value).orElse(null),
                    key.scopes().stream().map(Scope::text).sorted().toList(),
                    key.name(),
                    key.creator().value());
        }
    }

    private final ApiKeyVerifier keys;

    ApiKeyVerificationResource(ApiKeyVerifier keys) {
        this.keys = keys;
    }

    /** 404 for a key that is unknown, wrong, expired or revoked. */
    @POST
    @Operation(hidden = true)
    public Uni<KeyJson> verify(PresentedJson body) {
        var text = Inputs.body(body).key();
        if (text == null) {
            throw Problem.invalid("key", "is required");
        }
        return keys.verify(text).map(found -> KeyJson.of(found.orElseThrow(() -> Problem.notFound("API key"))));
    }
}
