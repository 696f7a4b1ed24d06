package io.groundplan.project.api.workload;

import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.database.Connections;
import io.groundplan.project.database.ProjectDatabases;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The databases of an environment. */
@Path("/api/v1/projects/{projectId}/environments/{envId}/databases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Workload databases", description = "PostgreSQL databases of an environment.")
@Authenticated
@Idempotent
@Cancellable(false)
class DatabasesResource {

    @Schema(name = "WorkloadNewDatabase")
    record NewDatabase(
            @Schema(
                            required = true,
                            minLength = 1,
                            maxLength = 100,
                            description = "409 when another database of the environment has it.",
                            examples = "orders")
                    String name) {}

    @Schema(name = "WorkloadConnection")
    @JsonNaming(SnakeCaseStrategy.class)
    record ConnectionJson(
            @Schema(required = true, description = "A URL with the password, as psql takes it.") String directUrl,
            @Schema(
                            required = true,
                            nullable = true,
                            description = "The same through the connection pooler; null where there is none.")
                    String pooledUrl,
            @Schema(required = true, description = "The login role.") String username) {

        static ConnectionJson of(Connections connections) {
            return new ConnectionJson(
                    connections.directUrl().orElse(null),
                    connections.pooledUrl().orElse(null),
                    connections.username());
        }

        @Override
        public String toString() {
            return "ConnectionJson[" + username + "]";
        }
    }

    private final ProjectDatabases databases;
    private final CurrentCaller caller;
    private final PageLinks links;

    DatabasesResource(ProjectDatabases databases, CurrentCaller caller, PageLinks links) {
        this.databases = databases;
        this.caller = caller;
        this.links = links;
    }

    @GET
    @Operation(
            operationId = "workloadListDatabases",
            summary = "List the databases of an environment",
            description = "Newest first, those that are being made or dropped too. Needs the role viewer.")
    public Uni<RestResponse<List<DatabaseJson>>> list(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Environment id.") @PathParam("envId") String envId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return databases
                .list(caller.user(), Ids.project(projectId), Optional.of(Ids.environment(envId)), page)
                .map(found -> {
                    var response = RestResponse.ResponseBuilder.ok(
                            found.items().stream().map(DatabaseJson::of).toList());
                    links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
                    return response.build();
                });
    }

    @POST
    @APIResponseSchema(
            value = DatabaseJson.class,
            responseCode = "202",
            responseDescription = "Accepted; a job makes it.")
    @Operation(
            operationId = "workloadCreateDatabase",
            summary = "Create a database in an environment",
            description = "It is `provisioning` until a job has made it. The first one of a project is its database on"
                    + " the database surface. Needs the role admin.")
    public Uni<RestResponse<DatabaseJson>> create(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Environment id.") @PathParam("envId") String envId,
            NewDatabase body) {
        var name = Inputs.required("name", Inputs.body(body).name(), Inputs.NAME_LENGTH);
        return databases
                .create(caller.user(), Ids.project(projectId), Optional.of(Ids.environment(envId)), name)
                .map(made -> RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, DatabaseJson.of(made))
                        .tag(EntityTags.of(made.version()))
                        .build());
    }

    @GET
    @Path("{databaseId}/connection")
    @APIResponseSchema(value = ConnectionJson.class, responseCode = "200", responseDescription = "OK.")
    @APIResponse(responseCode = "409", description = "The database is not ready.")
    @Operation(
            operationId = "workloadGetConnection",
            summary = "Get a database's connection URLs",
            description = "Never cached; 409 before the database is ready. Needs the role member.")
    public Uni<RestResponse<ConnectionJson>> connection(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @Parameter(description = "Environment id.") @PathParam("envId") String envId,
            @Parameter(description = "Database id.") @PathParam("databaseId") String databaseId) {
        return databases
                .connection(
                        caller.user(),
                        Ids.project(projectId),
                        Optional.of(Ids.environment(envId)),
                        Ids.database(databaseId))
                .map(found -> RestResponse.ResponseBuilder.ok(ConnectionJson.of(found))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
