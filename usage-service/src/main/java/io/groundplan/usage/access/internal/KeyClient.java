package io.groundplan.usage.access.internal;

import java.util.Set;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.groundplan.runtime.internal.ServiceHeaders;

/** What project-service knows of API keys and of the teams of projects. */
@RegisterRestClient(configKey = "project-service")
@RegisterClientHeaders(ServiceHeaders.class)
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface KeyClient {

    /** The text of a key, which is a secret. */
    record Presented(String key) {
        @Override
        public String toString() {
            return "Presented[key]";
        }
    }

    /** `projectId` is null for a key of the whole organization. */
    record KnownKey(UUID id, UUID organizationId, UUID projectId, Set<String> scopes, String name, UUID creatorId) {}

    record Team(UUID teamId) {}

    /** 404 when the key is unknown, wrong, expired or revoked. */
    @POST
    @Path("api-keys/verification")
    Uni<KnownKey> verify(Presented key);

    /** 404 when there is no such project; whatever the user's role is. */
    @GET
    @Path("projects/{projectId}/roles/{userId}")
    Uni<Team> team(@PathParam("projectId") UUID project, @PathParam("userId") UUID user);
}
