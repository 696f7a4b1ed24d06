package io.groundplan.project.internal;

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
import io.groundplan.project.access.Access;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Tells other services what their read models have not heard yet; `role` is null for a user without one. */
@Path("/internal/projects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
class RolesResource {
    record RoleJson(String role, UUID teamId) {}

    private final Access access;

    RolesResource(Access access) {
        this.access = access;
    }

    @GET
    @Path("{projectId}/roles/{userId}")
    @Operation(hidden = true)
    public Uni<RoleJson> role(@PathParam("projectId") String projectId, @PathParam("userId") String userId) {
        var project = ProjectId.parse(projectId).orElseThrow(Problem::projectNotFound);
        var user = UserId.parse(userId).orElseThrow(() -> Problem.notFound("user"));
        return access.roleOf(user, project)
                .map(found -> found.orElseThrow(Problem::projectNotFound))
                .map(held -> new RoleJson(
                        held.role().map(role -> role.text()).orElse(null),
                        held.team().value()));
    }
}
