package io.groundplan.project.api.workload;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.access.Permission;
import io.groundplan.project.database.ProjectDeletion;
import io.groundplan.project.lifecycle.ProjectCreation;
import io.groundplan.project.lifecycle.ProjectUpdates;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.ProjectReads;
import io.groundplan.project.project.ProjectView;
import io.groundplan.project.project.SeenProject;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** Projects of the workload document. */
@Path("/api/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Workload projects", description = "Groups of applications, databases and other resources.")
@Authenticated
@Idempotent
@Cancellable(false)
class ProjectsResource {
    private static final ProjectView<SeenProject> PLAIN = ProjectView.plain();

    private final ProjectReads reads;
    private final ProjectCreation creation;
    private final ProjectUpdates updates;
    private final ProjectDeletion deletion;
    private final CurrentCaller caller;
    private final PageLinks links;

    ProjectsResource(
            ProjectReads reads,
            ProjectCreation creation,
            ProjectUpdates updates,
            ProjectDeletion deletion,
            CurrentCaller caller,
            PageLinks links) {
        this.reads = reads;
        this.creation = creation;
        this.updates = updates;
        this.deletion = deletion;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "workloadListProjects",
            summary = "List projects",
            description = "Every project where the caller has a role, newest first. Link names the next page, if there"
                    + " is one.")
    public Uni<RestResponse<List<ProjectJson>>> list(
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return reads.ofUser(caller.user(), page, PLAIN).map(found -> {
            var response = RestResponse.ResponseBuilder.ok(found.items().stream()
                    .map(seen -> ProjectJson.of(seen.project()))
                    .toList());
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @POST
    @APIResponseSchema(value = ProjectJson.class, responseCode = "201", responseDescription = "Created.")
    @Operation(
            operationId = "workloadCreateProject",
            summary = "Create a project",
            description = "In the caller's personal team, with the default environment `production`.")
    public Uni<RestResponse<ProjectJson>> create(NewProjectJson body) {
        return creation.create(caller.user(), Inputs.body(body).toDomain())
                .map(project -> tagged(RestResponse.Status.CREATED, project));
    }

    @GET
    @Path("{projectId}")
    @Operation(operationId = "workloadGetProject", summary = "Get a project", description = "Needs the role viewer.")
    @APIResponseSchema(value = ProjectJson.class, responseCode = "200", responseDescription = "OK.")
    public Uni<RestResponse<ProjectJson>> get(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId) {
        return reads.one(caller.user(), Ids.project(projectId), Permission.READ_PROJECT, PLAIN)
                .map(seen -> tagged(RestResponse.Status.OK, seen.project()));
    }

    @PUT
    @Path("{projectId}")
    @Operation(
            operationId = "workloadUpdateProject",
            summary = "Update a project",
            description = "Only the given fields change; null clears one that may be null. Needs the role admin.")
    @APIResponseSchema(value = ProjectJson.class, responseCode = "200", responseDescription = "OK.")
    public Uni<RestResponse<ProjectJson>> update(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ProjectUpdateJson body) {
        return updates.update(
                        caller.user(),
                        Ids.project(projectId),
                        Inputs.body(body).toDomain(),
                        EntityTags.expected(ifMatch))
                .map(project -> tagged(RestResponse.Status.OK, project));
    }

    @DELETE
    @Path("{projectId}")
    @Operation(
            operationId = "workloadDeleteProject",
            summary = "Delete a project and all resources",
            description = "It is gone at once; its databases are dropped by a job. Needs the owner of the project or of"
                    + " its team.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    public Uni<RestResponse<Void>> delete(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return deletion.delete(
                        caller.user(), Ids.project(projectId), Permission.DELETE_PROJECT, EntityTags.expected(ifMatch))
                .replaceWith(RestResponse::noContent);
    }

    private static RestResponse<ProjectJson> tagged(RestResponse.Status status, Project project) {
        return RestResponse.ResponseBuilder.create(status, ProjectJson.of(project))
                .tag(EntityTags.of(project.version()))
                .build();
    }
}
