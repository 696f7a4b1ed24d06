package io.groundplan.project.internal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Tells membership-service whether a team may be deleted. */
@Path("/internal/teams/{teamId}/projects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
class TeamProjectsResource {
    record TeamProjectsJson(boolean any) {}

    private final Projects projects;

    TeamProjectsResource(Projects projects) {
        this.projects = projects;
    }

    @GET
    @Operation(hidden = true)
    public Uni<TeamProjectsJson> projects(@PathParam("teamId") String teamId) {
        var team = TeamId.parse(teamId).orElseThrow(Problem::teamNotFound);
        return projects.anyOf(team).map(TeamProjectsJson::new);
    }
}
