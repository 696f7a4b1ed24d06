package io.groundplan.membership.internal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.membership.team.Teams;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Teams for services that an event has not told of one yet. */
@Path("/internal/teams")
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
class TeamResource {
    private final Teams teams;

    TeamResource(Teams teams) {
        this.teams = teams;
    }

    @GET
    @Path("{teamId}")
    public Uni<TeamBody> team(@PathParam("teamId") String teamId) {
        var id = TeamId.parse(teamId).orElseThrow(Problem::teamNotFound);
        return teams.find(id).map(found -> TeamBody.of(found.orElseThrow(Problem::teamNotFound)));
    }
}
