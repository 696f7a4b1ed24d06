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

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.member.Members;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Roles in projects, for services that an event has not told of one yet. */
@Path("/internal/projects/{projectId}/members/{userId}")
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
@Produces(MediaType.APPLICATION_JSON)
class ProjectMemberResource {
    /** Roles are null for a user without one. */
    record RolesBody(String role, String teamRole, UUID teamId) {}

    private final Members members;

    ProjectMemberResource(Members members) {
        this.members = members;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RolesBody> roles(@PathParam("projectId") String projectId, @PathParam("userId") String userId) {
        var project = ProjectId.parse(projectId).orElseThrow(Problem::projectNotFound);
        var user = UserId.parse(userId).orElseThrow(() -> Problem.notFound("user"));
        return members.rolesOf(project, user)
                .map(held -> new RolesBody(
                        held.direct().map(Role::text).orElse(null),
                        held.inTeam().map(Role::text).orElse(null),
                        held.team().value()));
    }
}
