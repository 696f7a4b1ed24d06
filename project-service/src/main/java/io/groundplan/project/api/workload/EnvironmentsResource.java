package io.groundplan.project.api.workload;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

import io.groundplan.project.environment.ProjectEnvironments;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The environments of a project. */
@Path("/api/v1/projects/{projectId}/environments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Workload environments", description = "Separate instances of a project's workloads.")
@Authenticated
@Idempotent
@Cancellable(false)
class EnvironmentsResource {
    private final ProjectEnvironments environments;
    private final CurrentCaller caller;
    private final PageLinks links;

    EnvironmentsResource(ProjectEnvironments environments, CurrentCaller caller, PageLinks links) {
        this.environments = environments;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "workloadListEnvironments",
            summary = "List environments",
            description = "Newest first. Link names the next page, if there is one. Needs the role viewer.")
    public Uni<RestResponse<List<EnvironmentJson>>> list(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return environments.list(caller.user(), Ids.project(projectId), page).map(found -> {
            var response = RestResponse.ResponseBuilder.ok(
                    found.items().stream().map(EnvironmentJson::of).toList());
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @POST
    @APIResponseSchema(value = EnvironmentJson.class, responseCode = "201", responseDescription = "Created.")
    @Operation(
            operationId = "workloadCreateEnvironment",
            summary = "Create an environment",
            description = "It is ready at once and has no databases. Needs the role admin.")
    public Uni<RestResponse<EnvironmentJson>> create(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId, NewEnvironmentJson body) {
        return environments
                .create(caller.user(), Ids.project(projectId), Inputs.body(body).toDomain())
                .map(made -> EnvironmentResource.tagged(RestResponse.Status.CREATED, made));
    }
}
