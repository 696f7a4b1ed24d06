package io.groundplan.runtime.openapi;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The schemas that a document's operations lead to; the scan of a service finds those of its other surfaces too. */
final class UsedSchemas {
    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema> all;
    private final Set<String> used = new HashSet<>();

    private UsedSchemas(Map<String, Schema> all) {
        this.all = all;
    }

    /** Drops all other schemas from the document. */
    static void keepOnlyThem(OpenAPI document) {
        var all = new TreeMap<>(document.getComponents().getSchemas());
        var found = new UsedSchemas(all);
        document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(found::visit);
        all.keySet().retainAll(found.used);
        document.getComponents().setSchemas(all);
    }

    private void visit(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().stream().map(Parameter::getSchema).forEach(this::visit);
        }
        if (operation.getRequestBody() != null) {
            visit(operation.getRequestBody().getContent());
        }
        operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .forEach(this::visit);
    }

    private void visit(Content content) {
        if (content != null) {
            content.getMediaTypes().values().stream().map(MediaType::getSchema).forEach(this::visit);
        }
    }

    private void visit(Schema schema) {
        if (schema == null) {
            return;
        }
        var reference = schema.getRef();
        if (reference != null && reference.startsWith(PREFIX)) {
            var name = reference.substring(PREFIX.length());
            if (used.add(name)) {
                visit(all.get(name));
            }
        }
        visit(schema.getItems());
        visit(schema.getAdditionalPropertiesSchema());
        if (schema.getProperties() != null) {
            schema.getProperties().values().forEach(this::visit);
        }
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .filter(parts -> parts != null)
                .flatMap(Collection::stream)
                .forEach(this::visit);
    }
}
