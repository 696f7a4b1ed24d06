package io.groundplan.project.api.workload;

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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.database.EnvironmentCloning;
import io.groundplan.project.database.EnvironmentDeletion;
import io.groundplan.project.environment.Environment;
import io.groundplan.project.environment.ProjectEnvironments;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.security.CurrentCaller;

/** One environment of a project. */
@Path("/api/v1/projects/{projectId}/environments/{envId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Workload environments", description = "Separate instances of a project's workloads.")
@Authenticated
@Idempotent
@Cancellable(false)
class EnvironmentResource {
    private final ProjectEnvironments environments;
    private final EnvironmentDeletion deletion;
    private final EnvironmentCloning cloning;
    private final CurrentCaller caller;

    EnvironmentResource(
            ProjectEnvironments environments,
            EnvironmentDeletion deletion,
            EnvironmentCloning cloning,
            CurrentCaller caller) {
        this.environments = environments;
        this.deletion = deletion;
        this.cloning = cloning;
        this.caller = caller;
    }

    @GET
    @APIResponseSchema(value = EnvironmentJson.class, responseCode = "200", responseDescription = "OK.")
    @Operation(
            operationId = "workloadGetEnvironment",
            summary = "Get an environment",
            description = "Needs the role viewer.")
    public Uni<RestResponse<EnvironmentJson>> get(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Environment id.") @PathParam("envId") String envId) {
        return environments
                .get(caller.user(), Ids.project(projectId), Ids.environment(envId))
                .map(found -> tagged(RestResponse.Status.OK, found));
    }

    @PUT
    @APIResponseSchema(value = EnvironmentJson.class, responseCode = "200", responseDescription = "OK.")
    @Operation(
            operationId = "workloadUpdateEnvironment",
            summary = "Update an environment",
            description = "Only the given fields change; null clears one that may be null. Needs the role admin.")
    public Uni<RestResponse<EnvironmentJson>> update(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Environment id.") @PathParam("envId") String envId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            EnvironmentUpdateJson body) {
        return environments
                .update(
                        caller.user(),
                        Ids.project(projectId),
                        Ids.environment(envId),
                        Inputs.body(body).toDomain(),
                        EntityTags.expected(ifMatch))
                .map(changed -> tagged(RestResponse.Status.OK, changed));
    }

    @DELETE
    @APIResponse(responseCode = "204", description = "Deleted.")
    @Operation(
            operationId = "workloadDeleteEnvironment",
            summary = "Delete an environment",
            description = "It is gone at once; its databases are dropped by jobs. 409 for the default one, for one with"
                    + " databases without force, and while a job on one of them runs. Needs the role admin.")
    public Uni<RestResponse<Void>> delete(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Environment id.") @PathParam("envId") String envId,
            @Parameter(
                            description = "Whether its databases are dropped with it.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("force")
                    String force,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return deletion.delete(
                        caller.user(),
                        Ids.project(projectId),
                        Ids.environment(envId),
                        Checks.flag("force", force),
                        EntityTags.expected(ifMatch))
                .replaceWith(RestResponse::noContent);
    }

    @POST
    @Path("clone")
    @APIResponseSchema(value = EnvironmentJson.class, responseCode = "201", responseDescription = "Created.")
    @Operation(
            operationId = "workloadCloneEnvironment",
            summary = "Clone an environment",
            description = "Color, git_branch and display_name carry over, and the type unless one is given. Schema and"
                    + " data of each database are copied by a job; until then the clone is `cloning`. 409 unless the"
                    + " source and its databases are ready. Needs the role admin.")
    public Uni<RestResponse<EnvironmentJson>> clone(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Environment id of the source.") @PathParam("envId") String envId,
            CloneJson body) {
        return cloning.clone(
                        caller.user(),
                        Ids.project(projectId),
                        Ids.environment(envId),
                        Inputs.body(body).toDomain())
                .map(made -> tagged(RestResponse.Status.CREATED, made));
    }

    @POST
    @Path("set-default")
    @APIResponseSchema(value = EnvironmentJson.class, responseCode = "200", responseDescription = "OK.")
    @Operation(
            operationId = "workloadSetDefaultEnvironment",
            summary = "Make an environment the default one",
            description = "In place of the present one, at once. 409 unless it is ready. Needs the role admin.")
    public Uni<RestResponse<EnvironmentJson>> setDefault(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Environment id.") @PathParam("envId") String envId) {
        return environments
                .setDefault(caller.user(), Ids.project(projectId), Ids.environment(envId))
                .map(changed -> tagged(RestResponse.Status.OK, changed));
    }

    static RestResponse<EnvironmentJson> tagged(RestResponse.Status status, Environment environment) {
        return RestResponse.ResponseBuilder.create(status, EnvironmentJson.of(environment))
                .tag(EntityTags.of(environment.version()))
                .build();
    }
}
