package io.groundplan.runtime.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.groundplan.runtime.surface.Surface;

/**
 * A service's part of a surface's OpenAPI document: only this surface's paths, with the credentials, the headers and the
 * errors that all its operations share. What an operation declares itself is kept. Subclasses name the interface again,
 * since the framework looks for filters that implement it directly.
 */
public abstract class SurfaceDocument implements OASFilter {
    private static final String JSON = "application/json";
    private static final String BEARER = "bearer";

    private static final Map<String, String> ERRORS = new TreeMap<>(Map.of(
            "400", "A field, parameter or body is not acceptable.",
            "401", "No credentials, or wrong ones.",
            "403", "The role or the scope is missing; the message names it.",
            "404", "No such thing, or none that the caller may know of.",
            "406", "What is produced here is not accepted.",
            "429", "Too many requests.",
            "500", "A defect; the message has the request id only.",
            "503", "Something that is needed does not answer; try again after Retry-After."));

    private static final Map<String, String> ERRORS_OF_CHANGES = new TreeMap<>(Map.of(
            "409", "The state does not allow the change now.",
            "412", "If-Match names an older version.",
            "413", "The body has more than 1 MiB.",
            "415", "The body is of another type than the documented one.",
            "422", "The Idempotency-Key was used for a different request."));

    private final SurfaceShape shape;
    private final String description;

    protected SurfaceDocument(Surface surface, String description) {
        this.shape = SurfaceShape.of(surface);
        this.description = description;
    }

    /** Whether the operation needs no credential. */
    protected boolean isPublic(Operation operation) {
        return false;
    }

    /** The credentials that open the surface besides a bearer token, by name. */
    protected Map<String, SecurityScheme> furtherCredentials() {
        return Map.of();
    }

    /** Whether the operation takes one of the further credentials too. */
    protected boolean takes(String credential, Operation operation) {
        return true;
    }

    @Override
    public final void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo()
                .title("Groundplan: " + shape.name())
                .version("v1")
                .description(description));
        document.setServers(shape.servers());
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema(SurfaceShape.ERROR, shape.error());
        addCredentials(document);
        var paths = OASFactory.createPaths();
        if (document.getPaths() != null) {
            new TreeMap<>(document.getPaths().getPathItems()).forEach((path, item) -> {
                if (shape.owns(path)) {
                    item.getOperations().forEach(this::complete);
                    paths.addPathItem(shape.published(path), item);
                }
            });
        }
        document.setPaths(paths);
        UsedSchemas.keepOnlyThem(document);
    }

    private void addCredentials(OpenAPI document) {
        var components = document.getComponents();
        components.addSecurityScheme(
                BEARER,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A JWT of an accepted issuer."));
        document.addSecurityRequirement(requirement(BEARER));
        furtherCredentials().forEach((name, scheme) -> {
            components.addSecurityScheme(name, scheme);
            document.addSecurityRequirement(requirement(name));
        });
    }

    private void complete(PathItem.HttpMethod method, Operation operation) {
        operation.setSecurity(security(operation));
        operation.addParameter(header("X-Request-Id", "At most 64 safe characters; made when absent, and returned."));
        if (method != PathItem.HttpMethod.GET) {
            ERRORS_OF_CHANGES.forEach((status, text) -> declare(operation, status, text));
            operation.addParameter(
                    header("Idempotency-Key", "Repeats of the request within 24 hours get the first answer again."));
        }
        ERRORS.forEach((status, text) -> declare(operation, status, text));
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.compareTo("400") >= 0 && response.getContent() == null) {
                response.setContent(errorContent());
            }
        });
    }

    /** What differs from the document's own requirement; null where nothing does. */
    private List<SecurityRequirement> security(Operation operation) {
        if (isPublic(operation)) {
            return List.of();
        }
        var credentials = furtherCredentials().keySet();
        if (credentials.stream().allMatch(credential -> takes(credential, operation))) {
            return null;
        }
        var taken = credentials.stream().filter(credential -> takes(credential, operation));
        return Stream.concat(Stream.of(BEARER), taken)
                .map(SurfaceDocument::requirement)
                .toList();
    }

    private static SecurityRequirement requirement(String credential) {
        return OASFactory.createSecurityRequirement().addScheme(credential);
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)));
    }

    private static void declare(Operation operation, String status, String description) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            APIResponse response = OASFactory.createAPIResponse().description(description);
            operation.getResponses().addAPIResponse(status, response);
        }
    }

    private static org.eclipse.microprofile.openapi.models.media.Content errorContent() {
        var schema = OASFactory.createSchema().ref("#/components/schemas/" + SurfaceShape.ERROR);
        return OASFactory.createContent()
                .addMediaType(JSON, OASFactory.createMediaType().schema(schema));
    }
}
