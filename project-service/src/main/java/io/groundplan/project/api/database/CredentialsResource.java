package io.groundplan.project.api.database;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import io.groundplan.project.database.Credentials;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.security.CurrentCaller;

/** How to connect to a project's database. */
@Path("/database/v1/projects/{projectID}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials", description = "Connecting to a project's database.")
@Authenticated
@Idempotent
@Cancellable(false)
class CredentialsResource {

    @Schema(name = "Connections")
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConnectionsJson(
            @Schema(description = "A URL with the password, as psql takes it.") String directUrl,
            @Schema(description = "The same through the connection pooler, where there is one.") String pooledUrl,
            @Schema(required = true, description = "The login role.") String username) {

        static ConnectionsJson of(Connections connections) {
            return new ConnectionsJson(
                    connections.directUrl().orElse(null),
                    connections.pooledUrl().orElse(null),
                    connections.username());
        }

        @Override
        public String toString() {
            return "ConnectionsJson[" + username + "]";
        }
    }

    @Schema(name = "ConnectionsAnswer")
    record ConnectionsAnswer(@Schema(required = true) ConnectionsJson connections) {}

    private final Credentials credentials;
    private final CurrentCaller caller;

    CredentialsResource(Credentials credentials, CurrentCaller caller) {
        this.credentials = credentials;
        this.caller = caller;
    }

    @GET
    @Path("connections")
    @APIResponse(responseCode = "200")
    @APIResponse(responseCode = "409", description = "The project is not ready.")
    @Operation(
            operationId = "getConnections",
            summary = "Get connection URLs",
            description = "Needs the scope credentials:read; 409 before the project is ready.")
    public Uni<RestResponse<ConnectionsAnswer>> connections(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId) {
        return credentials
                .connections(caller.get(), Ids.project(projectId))
                .map(found -> RestResponse.ResponseBuilder.ok(new ConnectionsAnswer(ConnectionsJson.of(found)))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }

    @POST
    @Path("credentials/rotate")
    @APIResponseSchema(
            value = Answers.OneJob.class,
            responseCode = "202",
            responseDescription = "Accepted; the job carries it out.")
    @Operation(
            operationId = "rotateCredentials",
            summary = "Replace the password",
            description = "The old password stops when the job completes; connections then has the new one.")
    public Uni<RestResponse<Answers.OneJob>> rotate(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId) {
        return credentials.rotate(caller.get(), Ids.project(projectId)).map(Accepted::job);
    }
}
