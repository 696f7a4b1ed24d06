package io.groundplan.project.api.fleet;

import java.time.Clock;
import java.util.List;

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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Permission;
import io.groundplan.project.agent.CountedProject;
import io.groundplan.project.database.ProjectDeletion;
import io.groundplan.project.lifecycle.ProjectUpdates;
import io.groundplan.project.project.Profile;
import io.groundplan.project.project.ProjectChange;
import io.groundplan.project.project.ProjectReads;
import io.groundplan.project.token.TokenedProjectCreation;
import io.groundplan.runtime.directory.Directory;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.CurrentCaller;

/** Projects of the fleet document. */
@Path("/fleet/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Fleet projects", description = "Projects you are a member of.")
@Authenticated
@Idempotent
@Cancellable(false)
class ProjectsResource {
    private final ProjectReads reads;
    private final TokenedProjectCreation creation;
    private final ProjectUpdates updates;
    private final ProjectDeletion deletion;
    private final Directory directory;
    private final CurrentCaller caller;
    private final Paging paging;
    private final Clock clock;

    ProjectsResource(
            ProjectReads reads,
            TokenedProjectCreation creation,
            ProjectUpdates updates,
            ProjectDeletion deletion,
            Directory directory,
            CurrentCaller caller,
            Paging paging,
            Clock clock) {
        this.reads = reads;
        this.creation = creation;
        this.updates = updates;
        this.deletion = deletion;
        this.directory = directory;
        this.caller = caller;
        this.paging = paging;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listFleetProjects",
            summary = "List projects",
            description = "Those where the caller has a role, newest first. Link names the next page, if there is one.")
    public Uni<RestResponse<List<ProjectJson>>> list(
            @Parameter(description = Paging.LAST) @QueryParam("last") String last,
            @Parameter(description = Paging.BEFORE) @QueryParam("before") String before,
            @Parameter(description = "Only projects of exactly this name.") @QueryParam("name") String name) {
        var user = caller.user();
        var page = Paging.request(last, before, ProjectId::parse);
        var found = name == null
                ? reads.ofUser(user, page, CountedProject.VIEW)
                : reads.ofUserNamed(user, Names.searched(name), page, CountedProject.VIEW);
        return directory
                .entryOf(user)
                .chain(entry -> found.map(
                        projects -> paging.answer(projects, project -> ProjectJson.of(project, user, entry))));
    }

    @POST
    @APIResponseSchema(
            value = ProjectBodies.Created.class,
            responseCode = "201",
            responseDescription = "Created, in the caller's personal team.")
    @Operation(
            operationId = "createFleetProject",
            summary = "Create a project",
            description = "The caller is its creator. The token may do everything that a token can do.")
    public Uni<RestResponse<ProjectBodies.Created>> create(ProjectBodies.NewProject body) {
        var user = caller.user();
        var profile = Profile.named(Inputs.body(body).checkedName());
        // asked first, so that no row is locked while a person is seen for the first time
        return directory.entryOf(user).chain(entry -> creation.create(user, profile)
                .map(created -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.CREATED, ProjectBodies.Created.of(created, user, entry))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .tag(EntityTags.of(created.project().version()))
                        .build()));
    }

    @GET
    @Path("{projectID}")
    @Operation(
            operationId = "getFleetProject",
            summary = "Get a project",
            description = "For its viewers and its tokens with read:* or more.")
    public Uni<RestResponse<ProjectJson>> get(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId) {
        var who = caller.get();
        return reads.one(who, Ids.project(projectId), Permission.READ_PROJECT, CountedProject.VIEW)
                .chain(counted -> json(counted, who).map(json -> RestResponse.ResponseBuilder.ok(json)
                        .tag(EntityTags.of(counted.seen().project().version()))
                        .build()));
    }

    @PATCH
    @Path("{projectID}")
    @APIResponse(responseCode = "204", description = "Changed, or as it was before.")
    @Operation(
            operationId = "updateFleetProject",
            summary = "Update a project",
            description = "For its admins and its tokens with update:* or delete:*.")
    public Uni<RestResponse<Void>> update(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ProjectBodies.Update body) {
        var name = Inputs.body(body).checkedName();
        var change =
                ProjectChange.ofProfile(profile -> name.map(profile::withName).orElse(profile));
        return updates.update(caller.get(), Ids.project(projectId), change, EntityTags.expected(ifMatch))
                .map(project -> RestResponse.ResponseBuilder.<Void>noContent()
                        .tag(EntityTags.of(project.version()))
                        .build());
    }

    @DELETE
    @Path("{projectID}")
    @APIResponseSchema(value = Deleted.class, responseCode = "200", responseDescription = "Gone, with all of it.")
    @Operation(
            operationId = "deleteFleetProject",
            summary = "Delete a project",
            description = "Only its creator can. Its agents, aggregators and tokens go with it.")
    public Uni<RestResponse<Deleted>> delete(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return deletion.delete(
                        caller.get(), Ids.project(projectId), Permission.OWN_PROJECT, EntityTags.expected(ifMatch))
                .replaceWith(() -> RestResponse.ok(Deleted.at(clock.instant())));
    }

    private Uni<ProjectJson> json(CountedProject counted, Caller who) {
        return who instanceof Caller.User user
                ? directory.entryOf(user).map(entry -> ProjectJson.of(counted, user, entry))
                : Uni.createFrom().item(() -> ProjectJson.of(counted));
    }
}
