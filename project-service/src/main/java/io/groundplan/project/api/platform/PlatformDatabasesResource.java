package io.groundplan.project.api.platform;

import java.util.Optional;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.project.database.ProjectDatabases;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.paging.PageLinks;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.CurrentCaller;

/** The databases of a project, in whichever of its environments; new ones come into the default one. */
@Path("/api/v1/platform/projects/{projectId}/databases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Databases", description = "PostgreSQL databases of a project, made and dropped by jobs.")
@Authenticated
@Idempotent
@Cancellable(false)
class PlatformDatabasesResource {
    private static final Optional<EnvironmentId> ANY = Optional.empty();

    private final ProjectDatabases databases;
    private final CurrentCaller caller;
    private final PageLinks links;

    PlatformDatabasesResource(ProjectDatabases databases, CurrentCaller caller, PageLinks links) {
        this.databases = databases;
        this.caller = caller;
        this.links = links;
    }

    @POST
    @APIResponseSchema(
            value = Answers.OneDatabase.class,
            responseCode = "202",
            responseDescription = "Accepted; a job makes the database.")
    @Operation(
            operationId = "createPlatformDatabase",
            summary = "Create a database",
            description = "The first database of a project becomes its primary one. 409 when the name is taken or"
                    + " another change of the project is running. Role: admin.")
    public Uni<RestResponse<Answers.OneDatabase>> create(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId,
            NewDatabaseJson body) {
        return databases
                .create(
                        caller.get(),
                        Ids.project(projectId),
                        ANY,
                        Inputs.body(body).checkedName())
                .map(database -> RestResponse.ResponseBuilder.create(
                                RestResponse.Status.ACCEPTED, new Answers.OneDatabase(true, DatabaseJson.of(database)))
                        .tag(EntityTags.of(database.version()))
                        .build());
    }

    @GET
    @Operation(
            operationId = "listPlatformDatabases",
            summary = "List the databases of a project",
            description = "Newest first, those that are being made or dropped too. Role: viewer. Link names the next"
                    + " page, if there is one.")
    public Uni<RestResponse<Answers.AllDatabases>> list(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId,
            @Parameter(description = "1 to 1,000.") @QueryParam("limit") String limit,
            @Parameter(description = "Where the next page starts, from Link.") @QueryParam("cursor") String cursor) {
        var page = PageRequest.of(limit, cursor, PageRequest.MAX_LIMIT);
        return databases.list(caller.get(), Ids.project(projectId), ANY, page).map(found -> {
            var body = new Answers.AllDatabases(
                    true, found.items().stream().map(DatabaseJson::of).toList());
            var response = RestResponse.ResponseBuilder.ok(body);
            links.next(found).ifPresent(next -> response.header(HttpHeaders.LINK, next));
            return response.build();
        });
    }

    @GET
    @Path("{databaseId}")
    @Operation(operationId = "getPlatformDatabase", summary = "Get a database", description = "Role: viewer.")
    public Uni<RestResponse<Answers.OneDatabase>> get(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId,
            @Parameter(description = "Database identifier.") @PathParam("databaseId") String databaseId) {
        return databases
                .get(caller.get(), Ids.project(projectId), ANY, Ids.database(databaseId))
                .map(database -> RestResponse.ResponseBuilder.ok(
                                new Answers.OneDatabase(true, DatabaseJson.of(database)))
                        .tag(EntityTags.of(database.version()))
                        .build());
    }

    @DELETE
    @Path("{databaseId}")
    @Operation(
            operationId = "deletePlatformDatabase",
            summary = "Delete a database",
            description = "Drops it and its roles by a job; it is shown as deleting until then. 409 while it is being"
                    + " made or changed. When it was the primary one, the project's oldest other database is. Role:"
                    + " admin.")
    public Uni<RestResponse<Answers.Done>> delete(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId,
            @Parameter(description = "Database identifier.") @PathParam("databaseId") String databaseId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return databases
                .delete(
                        caller.get(),
                        Ids.project(projectId),
                        ANY,
                        Ids.database(databaseId),
                        EntityTags.expected(ifMatch))
                .replaceWith(() -> RestResponse.ok(new Answers.Done("Database deletion started")));
    }

    @GET
    @Path("{databaseId}/connection")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "The database is not ready.")
    @Operation(
            operationId = "getPlatformConnection",
            summary = "Get a database's connection URLs",
            description = "409 before the database is ready. Role: member.")
    public Uni<RestResponse<Answers.OneConnection>> connection(
            @Parameter(description = "Project identifier.") @PathParam("projectId") String projectId,
            @Parameter(description = "Database identifier.") @PathParam("databaseId") String databaseId) {
        return databases
                .connection(caller.get(), Ids.project(projectId), ANY, Ids.database(databaseId))
                .map(found -> RestResponse.ResponseBuilder.ok(new Answers.OneConnection(true, ConnectionJson.of(found)))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
