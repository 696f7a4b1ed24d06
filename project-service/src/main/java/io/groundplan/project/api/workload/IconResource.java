package io.groundplan.project.api.workload;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.icon.Icons;
import io.groundplan.runtime.http.EntityTags;
import io.groundplan.runtime.idempotency.Idempotent;
import io.groundplan.runtime.security.CurrentCaller;

/** The picture of a project. */
@Path("/api/v1/projects/{projectId}/icon")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workload icons", description = "Pictures of projects.")
@Authenticated
@Cancellable(false)
class IconResource {
    private final Icons icons;
    private final CurrentCaller caller;
    private final RoutingContext routing;

    IconResource(Icons icons, CurrentCaller caller, RoutingContext routing) {
        this.icons = icons;
        this.caller = caller;
        this.routing = routing;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "workloadUploadIcon",
            summary = "Upload an icon",
            description = "A PNG, JPEG, WebP or GIF picture of at most 2 MiB, known by its bytes, in place of the one"
                    + " that the project has. Needs the role admin.")
    @RequestBody(
            description = "The picture is in the part `icon`, or `file`.",
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            properties =
                                                    @SchemaProperty(
                                                            name = "icon",
                                                            type = SchemaType.STRING,
                                                            format = "binary"))))
    @APIResponseSchema(value = ProjectJson.class, responseCode = "200", responseDescription = "OK.")
    @APIResponse(responseCode = "413", description = "The picture has more than 2 MiB.")
    public Uni<RestResponse<ProjectJson>> upload(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId) {
        return IconUpload.read(routing.request()).chain(picture -> replace(projectId, picture));
    }

    @DELETE
    @Idempotent
    @Operation(
            operationId = "workloadDeleteIcon",
            summary = "Delete the icon",
            description = "No error when there is none. Needs the role admin.")
    @APIResponse(responseCode = "204", description = "There is none any more.")
    public Uni<RestResponse<Void>> delete(
            @Parameter(description = "Project id.") @PathParam("projectId") String projectId,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return icons.remove(caller.user(), Ids.project(projectId), EntityTags.expected(ifMatch))
                .replaceWith(RestResponse::noContent);
    }

    /** Begins when the picture is known, so that a repeated Idempotency-Key with another picture is noticed. */
    @Idempotent
    Uni<RestResponse<ProjectJson>> replace(String projectId, byte[] picture) {
        return icons.replace(caller.user(), Ids.project(projectId), picture)
                .map(project -> RestResponse.ResponseBuilder.ok(ProjectJson.of(project))
                        .tag(EntityTags.of(project.version()))
                        .build());
    }
}
