package io.groundplan.project.internal;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.Access;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.ProjectState;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** Tells other services what their read models have not heard yet, and hears from them what must not wait for events. */
@Path("/internal/projects")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.Service.ROLE)
@Cancellable(false)
class ProjectResource {
    /** `role` is null for a user without one. */
    record RoleJson(String role, UUID teamId) {}

    /** `sequence` is that of the transfer, on its event too. */
    record OwnershipJson(UUID ownerId, UUID teamId, Long sequence) {}

    private final Access access;
    private final Projects projects;

    ProjectResource(Access access, Projects projects) {
        this.access = access;
        this.projects = projects;
    }

    @GET
    @Path("{projectId}/roles/{userId}")
    @Operation(hidden = true)
    public Uni<RoleJson> role(@PathParam("projectId") String projectId, @PathParam("userId") String userId) {
        var user = UserId.parse(userId).orElseThrow(() -> Problem.notFound("user"));
        return access.roleOf(user, id(projectId))
                .map(found -> found.orElseThrow(Problem::projectNotFound))
                .map(held -> new RoleJson(
                        held.role().map(role -> role.text()).orElse(null),
                        held.team().value()));
    }

    /** A project that all surfaces show. */
    @GET
    @Path("{projectId}")
    @Operation(hidden = true)
    public Uni<ProjectJson> get(@PathParam("projectId") String projectId) {
        var id = id(projectId);
        return projects.get(id).map(ProjectResource::active).chain(found -> access.ownerOf(id)
                .map(owner -> ProjectJson.of(found, owner)));
    }

    /** Says what the event of a transfer says, for those who go on at once. */
    @PUT
    @Path("{projectId}/ownership")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<Void> transferred(@PathParam("projectId") String projectId, OwnershipJson body) {
        var ownership = Inputs.body(body);
        return projects.transferred(
                id(projectId),
                new UserId(required("ownerId", ownership.ownerId())),
                new TeamId(required("teamId", ownership.teamId())),
                required("sequence", ownership.sequence()));
    }

    private static ProjectId id(String id) {
        return ProjectId.parse(id).orElseThrow(Problem::projectNotFound);
    }

    private static Project active(Project project) {
        return Optional.of(project)
                .filter(found -> found.state() == ProjectState.ACTIVE)
                .orElseThrow(Problem::projectNotFound);
    }

    private static <T> T required(String field, T value) {
        return Optional.ofNullable(value).orElseThrow(() -> Problem.invalid(field, "is required"));
    }
}
