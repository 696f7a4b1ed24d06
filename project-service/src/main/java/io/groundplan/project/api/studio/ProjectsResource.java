package io.groundplan.project.api.studio;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.access.Permission;
import io.groundplan.project.clientproject.ClientProject;
import io.groundplan.project.clientproject.ClientProjects;
import io.groundplan.project.database.ProjectDeletion;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** Projects of the studio document: done for a client, led by a manager. */
@Path("/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "Client projects with their manager, team and tasks.")
@Authenticated
@Idempotent
@Cancellable(false)
class ProjectsResource {
    private final ClientProjects projects;
    private final ProjectDeletion deletion;
    private final CurrentCaller caller;
    private final PageLinks links;

    ProjectsResource(ClientProjects projects, ProjectDeletion deletion, CurrentCaller caller, PageLinks links) {
        this.projects = projects;
        this.deletion = deletion;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "studioListProjects",
            summary = "List projects",
            description =
                    "Every project where the caller is the manager or a member, directly or through a team, newest"
                            + " first. Link names the next page, if there is one.")
    public Uni<RestResponse<List<ProjectJson>>> list(
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return projects.list(caller.user(), page).map(found -> links.answer(found, ProjectJson::of));
    }

    @POST
    @APIResponseSchema(value = ProjectJson.class, responseCode = "201", responseDescription = "Created.")
    @Operation(
            operationId = "studioCreateProject",
            summary = "Create a project",
            description = "In the caller's personal team; the caller is its manager.")
    public Uni<RestResponse<ProjectJson>> create(BriefJson body) {
        return projects.create(caller.user(), Inputs.body(body).toDomain())
                .map(project -> answer(RestResponse.Status.CREATED, project));
    }

    @GET
    @Path("{id}")
    @Operation(
            operationId = "studioGetProject",
            summary = "Get a project",
            description = "With its tasks and its team. Needs the role viewer.")
    public Uni<RestResponse<ProjectJson>> get(@Parameter(description = "Project id.") @PathParam("id") String id) {
        return projects.get(caller.user(), Ids.project(id)).map(project -> answer(RestResponse.Status.OK, project));
    }

    @PUT
    @Path("{id}")
    @Operation(
            operationId = "studioUpdateProject",
            summary = "Update a project",
            description = "Sets name, client and description. Only the project manager can.")
    public Uni<RestResponse<ProjectJson>> update(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            BriefJson body) {
        var brief = Inputs.body(body).toDomain();
        var update = projects.update(caller.user(), Ids.project(id), brief, EntityTags.expected(ifMatch));
        return ManagerOnly.to("update", update).map(project -> answer(RestResponse.Status.OK, project));
    }

    @DELETE
    @Path("{id}")
    @Operation(
            operationId = "studioDeleteProject",
            summary = "Delete a project",
            description = "For good, with its tasks, datasets, experiments, decisions and databases. Only the project"
                    + " manager can.")
    public Uni<RestResponse<MessageJson>> delete(
            @Parameter(description = "Project id.") @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var deleted =
                deletion.delete(caller.user(), Ids.project(id), Permission.OWN_PROJECT, EntityTags.expected(ifMatch));
        return ManagerOnly.to("delete", deleted).replaceWith(() -> MessageJson.deleted("Project"));
    }

    /** The entity tag is of what PUT sets; tasks have tags of their own. */
    private static RestResponse<ProjectJson> answer(RestResponse.Status status, ClientProject project) {
        return RestResponse.ResponseBuilder.create(status, ProjectJson.of(project))
                .tag(EntityTags.of(project.project().version()))
                .build();
    }
}
