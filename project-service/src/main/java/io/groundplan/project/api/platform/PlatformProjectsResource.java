package io.groundplan.project.api.platform;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import io.groundplan.project.database.ProjectDeletion;
import io.groundplan.project.lifecycle.ProjectCreation;
import io.groundplan.project.lifecycle.ProjectUpdates;
import io.groundplan.project.overview.ProjectOverviews;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** Projects of the platform document: isolated environments within teams. */
@Path("/api/v1/platform/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "Project management.")
@Authenticated
@Idempotent
@Cancellable(false)
class PlatformProjectsResource {
    private final ProjectOverviews overviews;
    private final ProjectCreation creation;
    private final ProjectUpdates updates;
    private final ProjectDeletion deletion;
    private final CurrentCaller caller;
    private final PageLinks links;

    PlatformProjectsResource(
            ProjectOverviews overviews,
            ProjectCreation creation,
            ProjectUpdates updates,
            ProjectDeletion deletion,
            CurrentCaller caller,
            PageLinks links) {
        this.overviews = overviews;
        this.creation = creation;
        this.updates = updates;
        this.deletion = deletion;
        this.caller = caller;
        this.links = links;
    }

    @POST
    @APIResponseSchema(
            value = Answers.CreatedProject.class,
            responseCode = "201",
            responseDescription = "Created, without a database.")
    @Operation(
            operationId = "createPlatformProject",
            summary = "Create Project",
            description = "Creates a new project within a team. Role: admin of the team; 404 for an unknown team.")
    public Uni<RestResponse<Answers.CreatedProject>> create(ProjectBodies.NewProject body) {
        var profile = Inputs.body(body).toDomain();
        return creation.create(caller.get(), Ids.team(body.teamId()), profile)
                .map(project -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.CREATED,
                                new Answers.CreatedProject(true, ProjectJson.Created.of(project)))
                        .tag(EntityTags.of(project.version()))
                        .build());
    }

    @GET
    @Path("team/{teamId}")
    @Operation(
            operationId = "listPlatformTeamProjects",
            summary = "List Team Projects",
            description = "All projects of a team, newest first. Role: viewer of the team. Link names the next page, if"
                    + " there is one.")
    public Uni<RestResponse<Answers.AllProjects>> ofTeam(
            @Parameter(description = "Team identifier.") @PathParam("teamId") String teamId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return overviews.ofTeam(caller.get(), Ids.team(teamId), page).map(found -> {
            var body = new Answers.AllProjects(
                    true, found.items().stream().map(ProjectJson.Listed::of).toList());
            var response = RestResponse.ResponseBuilder.ok(body);
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @GET
    @Path("{projectId}")
    @Operation(
            operationId = "getPlatformProject",
            summary = "Get Project",
            description = "Retrieves a specific project by ID. Role: viewer.")
    public Uni<RestResponse<Answers.OneProject>> get(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId) {
        return overviews.get(caller.get(), Ids.project(projectId)).map(found -> RestResponse.ResponseBuilder.ok(
                        new Answers.OneProject(true, ProjectJson.Whole.of(found)))
                .tag(EntityTags.of(found.project().version()))
                .build());
    }

    @PATCH
    @Path("{projectId}")
    @Operation(
            operationId = "updatePlatformProject",
            summary = "Update Project",
            description = "Updates a project's properties; only the given fields change. Role: admin.")
    public Uni<RestResponse<Answers.UpdatedProject>> update(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ProjectBodies.Update body) {
        return updates.update(
                        caller.get(),
                        Ids.project(projectId),
                        Inputs.body(body).toDomain(),
                        EntityTags.expected(ifMatch))
                .map(project -> RestResponse.ResponseBuilder.ok(
                                new Answers.UpdatedProject(true, ProjectJson.Updated.of(project)))
                        .tag(EntityTags.of(project.version()))
                        .build());
    }

    @DELETE
    @Path("{projectId}")
    @Operation(
            operationId = "deletePlatformProject",
            summary = "Delete Project",
            description = "Permanently deletes a project and all its resources. It is gone at once; its databases are"
                    + " dropped by a job. Role: owner of the project or of its team.")
    public Uni<RestResponse<Answers.Done>> delete(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return deletion.delete(
                        caller.get(), Ids.project(projectId), Permission.DELETE_PROJECT, EntityTags.expected(ifMatch))
                .replaceWith(() -> RestResponse.ok(new Answers.Done("Project deleted successfully")));
    }
}
