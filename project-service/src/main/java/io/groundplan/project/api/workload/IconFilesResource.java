package io.groundplan.project.api.workload;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.Cancellable;

import io.groundplan.project.icon.Icon;
import io.groundplan.project.icon.IconType;
import io.groundplan.project.icon.Icons;

/** The pictures of projects, for everyone who knows their names: they are shown in pages that send no credential. */
@Path(IconFilesResource.PATH)
@Produces(MediaType.WILDCARD)
@Tag(name = "Workload icons", description = "Pictures of projects.")
@PermitAll
@Cancellable(false)
class IconFilesResource {
    static final String PATH = "/uploads/projects";
    static final String OPERATION = "workloadGetIconFile";

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final Icons icons;

    IconFilesResource(Icons icons) {
        this.icons = icons;
    }

    static String pathOf(String file) {
        return PATH + "/" + file;
    }

    @GET
    @Path("{file}")
    @Operation(
            operationId = OPERATION,
            summary = "Get an icon's picture",
            description = "Needs no login. What is behind a name never changes; when the icon is replaced or deleted,"
                    + " the name is gone.")
    @APIResponse(
            responseCode = "200",
            description = "The picture.",
            headers = {
                @Header(name = "Cache-Control", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING))
            },
            content = {
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/webp", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/gif", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "304", description = "The client has it already.")
    public Uni<Response> get(
            @Parameter(description = "The last part of icon_path.") @PathParam("file") String file,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) String ifNoneMatch) {
        return icons.get(file).map(icon -> isKnown(icon, ifNoneMatch) ? unchanged(icon) : whole(icon));
    }

    private static Response whole(Icon icon) {
        return Response.ok(icon.bytes(), mediaType(icon.type()))
                .header("X-Content-Type-Options", "nosniff")
                // whatever a browser takes the bytes for, it runs and loads nothing
                .header("Content-Security-Policy", "default-src 'none'")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline")
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .tag(tag(icon))
                .build();
    }

    private static Response unchanged(Icon icon) {
        return Response.notModified()
                .header(HttpHeaders.CACHE_CONTROL, FOREVER)
                .tag(tag(icon))
                .build();
    }

    private static boolean isKnown(Icon icon, String ifNoneMatch) {
        return ifNoneMatch != null && ifNoneMatch.contains('"' + icon.file() + '"');
    }

    private static EntityTag tag(Icon icon) {
        return new EntityTag(icon.file());
    }

    private static String mediaType(IconType type) {
        return switch (type) {
            case PNG -> "image/png";
            case JPEG -> "image/jpeg";
            case WEBP -> "image/webp";
            case GIF -> "image/gif";
        };
    }
}
