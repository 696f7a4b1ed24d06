package io.groundplan.membership.internal;

import java.util.UUID;

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
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;
import io.groundplan.membership.team.Team;
import io.groundplan.membership.team.Teams;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Teams for services that an event has not told of one yet. */
@Path("/internal/teams")
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
class TeamResource {
    /** The role is null for a user without one. */
    record RoleBody(String role, UUID teamId) {}

    private final Teams teams;

    TeamResource(Teams teams) {
        this.teams = teams;
    }

    @GET
    @Path("{teamId}")
    @Operation(hidden = true)
    public Uni<TeamBody> team(@PathParam("teamId") String teamId) {
        return found(teamId).map(TeamBody::of);
    }

    @GET
    @Path("{teamId}/members/{userId}")
    @Operation(hidden = true)
    public Uni<RoleBody> role(@PathParam("teamId") String teamId, @PathParam("userId") String userId) {
        var user = UserId.parse(userId).orElseThrow(() -> Problem.notFound("user"));
        return found(teamId).chain(team -> teams.roleOf(team.id(), user)
                .map(held -> new RoleBody(
                        held.map(Role::text).orElse(null), team.id().value())));
    }

    private Uni<Team> found(String teamId) {
        var id = TeamId.parse(teamId).orElseThrow(Problem::teamNotFound);
        return teams.find(id).map(found -> found.orElseThrow(Problem::teamNotFound));
    }
}
