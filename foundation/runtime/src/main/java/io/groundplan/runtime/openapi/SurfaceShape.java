package io.groundplan.runtime.openapi;

import java.util.List;
import java.util.Locale;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.servers.Server;

import io.groundplan.runtime.surface.Surface;

/** Where a surface's paths are and what its errors look like, for its OpenAPI document. */
record SurfaceShape(Surface surface) {
    static final String ERROR = "Error";

    static SurfaceShape of(Surface surface) {
        return new SurfaceShape(surface);
    }

    String name() {
        return surface.name().toLowerCase(Locale.ROOT);
    }

    boolean owns(String path) {
        return switch (surface) {
            case PLATFORM -> path.startsWith("/api/v1/platform/");
            case WORKLOAD ->
                path.startsWith("/uploads/") || (path.startsWith("/api/v1/") && !path.startsWith("/api/v1/platform/"));
            case STUDIO -> path.equals("/projects") || path.startsWith("/projects/");
            case DATABASE -> path.startsWith("/database/v1/");
            case FLEET -> path.startsWith("/fleet/v1/");
            case NONE -> false;
        };
    }

    /** The path as the source document has it; both documents that own `/v1` do so behind a server of their own. */
    String published(String path) {
        return switch (surface) {
            case DATABASE, FLEET -> path.substring(1 + name().length());
            case PLATFORM, WORKLOAD, STUDIO, NONE -> path;
        };
    }

    List<Server> servers() {
        return switch (surface) {
            case DATABASE, FLEET ->
                List.of(
                        OASFactory.createServer().url("/" + name()).description("Always this surface."),
                        OASFactory.createServer()
                                .url("/")
                                .description("Where the host or the request names this surface."));
            case PLATFORM, WORKLOAD, STUDIO, NONE ->
                List.of(OASFactory.createServer().url("/"));
        };
    }

    Schema error() {
        return switch (surface) {
            case PLATFORM -> enveloped(coded().addProperty("details", array(fieldProblem())));
            case WORKLOAD -> enveloped(coded());
            case STUDIO ->
                object("error").addProperty("error", text("A sentence.").addExample("Project not found."));
            case DATABASE, FLEET, NONE ->
                object("error").addProperty("error", text("What is wrong.").addExample("project not found"));
        };
    }

    private static Schema enveloped(Schema error) {
        return object("success", "error")
                .addProperty(
                        "success",
                        OASFactory.createSchema()
                                .type(List.of(SchemaType.BOOLEAN))
                                .description("False."))
                .addProperty("error", error);
    }

    private static Schema coded() {
        return object("code", "message")
                .addProperty("code", text("One of a closed list, for programs.").addExample("FORBIDDEN"))
                .addProperty("message", text("What is wrong, for people."));
    }

    private static Schema fieldProblem() {
        return object("field", "message")
                .addProperty("field", text("The field or parameter."))
                .addProperty("message", text("What is wrong with it."));
    }

    private static Schema object(String... required) {
        return OASFactory.createSchema().type(List.of(SchemaType.OBJECT)).required(List.of(required));
    }

    private static Schema array(Schema items) {
        return OASFactory.createSchema()
                .type(List.of(SchemaType.ARRAY))
                .description("Of validation errors only.")
                .items(items);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(SchemaType.STRING)).description(description);
    }
}
