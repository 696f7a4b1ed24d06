package io.groundplan.membership.project.internal;

import java.time.Instant;
import java.util.UUID;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.groundplan.runtime.internal.ServiceHeaders;

/** The internal paths of project-service. */
@RegisterRestClient(configKey = "project-service")
@RegisterClientHeaders(ServiceHeaders.class)
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface ProjectServiceClient {

    record ProjectBody(
            UUID id,
            UUID teamId,
            UUID ownerId,
            String name,
            String displayName,
            String description,
            String color,
            String iconFile,
            boolean singleServerMode,
            UUID defaultServerId,
            boolean autoErrorTrackingEnabled,
            Instant createdAt,
            Instant updatedAt) {}

    record TeamProjects(boolean any) {}

    record Ownership(UUID ownerId, UUID teamId, long sequence) {}

    @GET
    @Path("projects/{projectId}")
    Uni<ProjectBody> project(@PathParam("projectId") UUID project);

    @PUT
    @Path("projects/{projectId}/ownership")
    Uni<Void> transferred(@PathParam("projectId") UUID project, Ownership ownership);

    @GET
    @Path("teams/{teamId}/projects")
    Uni<TeamProjects> projectsOf(@PathParam("teamId") UUID team);
}
