package io.groundplan.project.access.internal;

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

/** What membership-service tells of one person; 404 for a project or team that it does not know. */
@RegisterRestClient(configKey = "membership-service")
@RegisterClientHeaders(ServiceHeaders.class)
@Path("/internal")
@Produces(MediaType.APPLICATION_JSON)
interface MembershipClient {

    /** Roles are null where the person has none; an answer without a team is none. */
    record ProjectRoles(String role, String teamRole, UUID teamId) {
        public ProjectRoles {
            Objects.requireNonNull(teamId, "teamId");
        }
    }

    record TeamRole(String role, UUID teamId) {
        public TeamRole {
            Objects.requireNonNull(teamId, "teamId");
        }
    }

    @GET
    @Path("projects/{projectId}/members/{userId}")
    Uni<ProjectRoles> inProject(@PathParam("projectId") UUID project, @PathParam("userId") UUID user);

    @GET
    @Path("teams/{teamId}/members/{userId}")
    Uni<TeamRole> inTeam(@PathParam("teamId") UUID team, @PathParam("userId") UUID user);
}
