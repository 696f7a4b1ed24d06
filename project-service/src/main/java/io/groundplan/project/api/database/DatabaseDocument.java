package io.groundplan.project.api.database;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the document of this surface: the paths of the source document, its credentials, the headers and the errors
 * that every operation shares.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DatabaseDocument implements OASFilter {
    private static final String PREFIX = "/database";
    private static final String ERROR = "#/components/schemas/Error";

    private static final Map<String, String> ERRORS = new TreeMap<>(Map.of(
            "400", "A field, parameter or body is not acceptable.",
            "401", "No credentials, or wrong ones.",
            "403", "The role or the scope is missing; the message names it.",
            "404", "No such thing, or none that the caller may know of.",
            "406", "Only application/json is produced here.",
            "429", "Too many requests.",
            "500", "A defect; the message has the request id only.",
            "503", "Something that is needed does not answer; try again after Retry-After."));

    private static final Map<String, String> ERRORS_OF_CHANGES = new TreeMap<>(Map.of(
            "409", "The state does not allow the change now.",
            "412", "If-Match names an older version.",
            "413", "The body has more than 1 MiB.",
            "415", "The body is no JSON.",
            "422", "The Idempotency-Key was used for a different request."));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo()
                .title("Groundplan: database")
                .version("v1")
                .description("Projects as logical PostgreSQL databases, changed by jobs."));
        document.setServers(List.of(
                OASFactory.createServer().url("/database").description("Always this surface."),
                OASFactory.createServer().url("/").description("Where the host or the request names this surface.")));
        document.getComponents()
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key (capy_live_...) or a JWT of an accepted issuer."))
                .addSecurityScheme(
                        "apiKey",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-API-Key")
                                .description("An API key."));
        document.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme("bearer"),
                OASFactory.createSecurityRequirement().addScheme("apiKey")));
        var paths = OASFactory.createPaths();
        document.getPaths().getPathItems().forEach((path, item) -> {
            item.getOperations().forEach(DatabaseDocument::complete);
            paths.addPathItem(path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path, item);
        });
        document.setPaths(paths);
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        operation.setSecurity(null);
        ERRORS.forEach((status, description) -> addError(operation, status, description));
        operation.addParameter(header("X-Request-Id", "At most 64 safe characters; made when absent, and returned."));
        if (method == PathItem.HttpMethod.GET) {
            if (operation.getOperationId().equals("getConnections")) {
                addError(operation, "409", ERRORS_OF_CHANGES.get("409"));
            }
            return;
        }
        ERRORS_OF_CHANGES.forEach((status, description) -> addError(operation, status, description));
        operation.addParameter(
                header("Idempotency-Key", "Repeats of the request within 24 hours get the first answer again."));
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .description(description)
                .schema(OASFactory.createSchema()
                        .type(List.of(org.eclipse.microprofile.openapi.models.media.Schema.SchemaType.STRING)));
    }

    private static void addError(Operation operation, String status, String description) {
        operation.getResponses().addAPIResponse(status, error(description));
    }

    private static APIResponse error(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(ERROR))));
    }
}
