package io.groundplan.project.api.database;

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

import io.groundplan.project.cluster.ClusterDirectory;
import io.groundplan.project.database.DatabaseCreation;
import io.groundplan.project.database.DatabaseProject;
import io.groundplan.project.database.DatabaseProjects;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** Projects of the database document: logical databases, changed by jobs. */
@Path("/database/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Projects", description = "Project (logical database) lifecycle.")
@Authenticated
@Idempotent
@Cancellable(false)
class ProjectsResource {
    private final DatabaseProjects projects;
    private final DatabaseCreation creation;
    private final ClusterDirectory clusters;
    private final CurrentCaller caller;
    private final PageLinks links;

    ProjectsResource(
            DatabaseProjects projects,
            DatabaseCreation creation,
            ClusterDirectory clusters,
            CurrentCaller caller,
            PageLinks links) {
        this.projects = projects;
        this.creation = creation;
        this.clusters = clusters;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "listProjects",
            summary = "List projects",
            description = "Projects that have a primary database, newest first. A key sees its organization's, a"
                    + " project key its own. Link names the next page, if there is one.")
    public Uni<RestResponse<Answers.AllProjects>> list(
            @Parameter(description = "List this organization's projects.") @QueryParam("organization_id")
                    String organizationId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return projects.list(caller.get(), Ids.optionalOrganization(organizationId), page)
                .map(found -> {
                    var body = new Answers.AllProjects(
                            found.items().stream().map(this::json).toList());
                    var response = RestResponse.ResponseBuilder.ok(body);
                    links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
                    return response.build();
                });
    }

    @POST
    @APIResponseSchema(
            value = Answers.JobAndProject.class,
            responseCode = "202",
            responseDescription = "Accepted; the job carries it out.")
    @Operation(
            operationId = "createProject",
            summary = "Create a project",
            description = "Creates the project at once and its database by the returned job.")
    public Uni<RestResponse<Answers.JobAndProject>> create(NewProjectJson body) {
        return creation.create(caller.get(), Inputs.body(body).toDomain())
                .map(requested -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.ACCEPTED,
                                new Answers.JobAndProject(JobJson.of(requested.job()), json(requested.project())))
                        .build());
    }

    @GET
    @Path("{projectID}")
    @Operation(operationId = "getProject", summary = "Get a project")
    public Uni<RestResponse<Answers.OneProject>> get(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId) {
        return projects.get(caller.get(), Ids.project(projectId)).map(this::tagged);
    }

    @PATCH
    @Path("{projectID}")
    @Operation(
            operationId = "updateProject",
            summary = "Update a project",
            description = "Only the given fields change; changed limits reach the login role by a job, which the"
                    + " project then names as its latest.")
    public Uni<RestResponse<Answers.OneProject>> update(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            ProjectUpdateJson body) {
        return projects.update(
                        caller.get(),
                        Ids.project(projectId),
                        Inputs.body(body).toDomain(),
                        EntityTags.expected(ifMatch))
                .map(this::tagged);
    }

    @DELETE
    @Path("{projectID}")
    @APIResponseSchema(
            value = Answers.OneJob.class,
            responseCode = "202",
            responseDescription = "Accepted; the job carries it out.")
    @Operation(
            operationId = "deleteProject",
            summary = "Delete a project",
            description = "Drops its databases and roles by the returned job; while one is under way, the same job.")
    public Uni<RestResponse<Answers.OneJob>> delete(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return projects.delete(caller.get(), Ids.project(projectId), EntityTags.expected(ifMatch))
                .map(Accepted::job);
    }

    @POST
    @Path("{projectID}/retry-provisioning")
    @APIResponseSchema(
            value = Answers.OneJob.class,
            responseCode = "202",
            responseDescription = "Accepted; the job carries it out.")
    @Operation(
            operationId = "retryProvisioning",
            summary = "Provision a failed project again",
            description = "With the same names and credentials; 409 unless the project is failed.")
    public Uni<RestResponse<Answers.OneJob>> retryProvisioning(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId) {
        return projects.retryProvisioning(caller.get(), Ids.project(projectId)).map(Accepted::job);
    }

    private RestResponse<Answers.OneProject> tagged(DatabaseProject project) {
        return RestResponse.ResponseBuilder.ok(new Answers.OneProject(json(project)))
                .tag(EntityTags.of(project.project().version()))
                .build();
    }

    private ProjectJson json(DatabaseProject project) {
        return ProjectJson.of(project, clusters.find(project.database().clusterId()));
    }
}
