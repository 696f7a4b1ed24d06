package io.groundplan.usage.access.internal;

import java.util.Objects;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.groundplan.runtime.internal.ServiceHeaders;

/** What project-service knows of a user's role. */
@RegisterRestClient(configKey = "project-service")
@RegisterClientHeaders(ServiceHeaders.class)
@Path("/internal/projects")
@Produces(MediaType.APPLICATION_JSON)
interface ProjectServiceClient {

    /** The effective role, null for none; 404 when there is no such project. An answer without a team is none. */
    record HeldRole(String role, UUID teamId) {
        public HeldRole {
            Objects.requireNonNull(teamId, "teamId");
        }
    }

    @GET
    @Path("{projectId}/roles/{userId}")
    Uni<HeldRole> role(@PathParam("projectId") UUID project, @PathParam("userId") UUID user);
}
