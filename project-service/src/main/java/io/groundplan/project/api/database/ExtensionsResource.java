package io.groundplan.project.api.database;

import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.extension.Extension;
import io.groundplan.project.extension.Extensions;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.security.CurrentCaller;

/** PostgreSQL extensions of a project's database. */
@Path("/database/v1/projects/{projectID}/extensions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Projects")
@Authenticated
@Idempotent
@Cancellable(false)
class ExtensionsResource {
    private static final int NAME_LENGTH = 63;

    @Schema(name = "Extension")
    @JsonNaming(SnakeCaseStrategy.class)
    record ExtensionJson(
            @Schema(required = true, examples = "1.8") String defaultVersion,
            @Schema(required = true) String description,
            @Schema(required = true, description = "Whether the database has it now.") boolean enabled,
            @Schema(required = true, examples = "hstore") String name,
            @Schema(required = true, description = "Whether the server lets database owners install it.")
                    boolean trusted) {

        static ExtensionJson of(Extension extension) {
            return new ExtensionJson(
                    extension.defaultVersion(),
                    extension.description(),
                    extension.enabled(),
                    extension.name(),
                    extension.trusted());
        }
    }

    @Schema(name = "ExtensionsAnswer")
    record AllExtensions(@Schema(required = true) List<ExtensionJson> extensions) {}

    @Schema(name = "NewExtension")
    record NewExtensionJson(@Schema(required = true, examples = "hstore") String name) {}

    private final Extensions extensions;
    private final CurrentCaller caller;

    ExtensionsResource(Extensions extensions, CurrentCaller caller) {
        this.extensions = extensions;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listExtensions",
            summary = "List extensions",
            description = "What the project may use on its cluster; enabled is read from the database itself.")
    public Uni<AllExtensions> list(@Parameter(description = "Project id.") @PathParam("projectID") String projectId) {
        return extensions
                .list(caller.get(), Ids.project(projectId))
                .map(found ->
                        new AllExtensions(found.stream().map(ExtensionJson::of).toList()));
    }

    @POST
    @APIResponseSchema(
            value = Answers.OneJob.class,
            responseCode = "202",
            responseDescription = "Accepted; the job carries it out.")
    @Operation(
            operationId = "enableExtension",
            summary = "Enable an extension",
            description = "400 for a name that the project may not use, 409 for one that is enabled.")
    public Uni<RestResponse<Answers.OneJob>> enable(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId, NewExtensionJson body) {
        var name = Inputs.required("name", Inputs.body(body).name(), NAME_LENGTH);
        return extensions.enable(caller.get(), Ids.project(projectId), name).map(Accepted::job);
    }

    @DELETE
    @Path("{name}")
    @APIResponseSchema(
            value = Answers.OneJob.class,
            responseCode = "202",
            responseDescription = "Accepted; the job carries it out.")
    @Operation(
            operationId = "disableExtension",
            summary = "Disable an extension",
            description = "404 for one that is not enabled. If something in the database needs it, the job fails and"
                    + " names what; nothing is dropped.")
    public Uni<RestResponse<Answers.OneJob>> disable(
            @Parameter(description = "Project id.") @PathParam("projectID") String projectId,
            @Parameter(description = "Postgres extension name.") @PathParam("name") String name) {
        return extensions.disable(caller.get(), Ids.project(projectId), name).map(Accepted::job);
    }
}
