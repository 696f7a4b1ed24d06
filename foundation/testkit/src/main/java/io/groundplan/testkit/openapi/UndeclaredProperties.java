package io.groundplan.testkit.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Finds the properties of a value that no part of its schema declares, however the schema is composed. */
final class UndeclaredProperties {
    private static final List<String> COMPOSITIONS = List.of("allOf", "anyOf", "oneOf");

    private final OpenApiDocument document;
    private final List<String> found = new ArrayList<>();

    UndeclaredProperties(OpenApiDocument document) {
        this.document = document;
    }

    List<String> of(JsonNode schema, JsonNode value) {
        walk("$", List.of(schema), value);
        return found;
    }

    private void walk(String path, List<JsonNode> schemas, JsonNode value) {
        var parts = schemas.stream().flatMap(schema -> parts(schema).stream()).toList();
        if (value.isArray()) {
            var items = sub(parts, "items");
            value.forEach(element -> walk(path + "[]", items, element));
        } else if (value.isObject()) {
            value.properties().forEach(property -> {
                var declarations = declarations(parts, property.getKey());
                if (declarations.isEmpty()) {
                    found.add(path + "." + property.getKey() + ": is not declared in the document");
                } else {
                    walk(path + "." + property.getKey(), declarations, property.getValue());
                }
            });
        }
    }

    private static List<JsonNode> declarations(List<JsonNode> parts, String property) {
        var named = parts.stream()
                .map(part -> part.path("properties").path(property))
                .filter(schema -> !schema.isMissingNode())
                .toList();
        return named.isEmpty() ? openEnded(parts) : named;
    }

    /** A map declares all of its properties at once; so does, in the absence of anything else, an object as such. */
    private static List<JsonNode> openEnded(List<JsonNode> parts) {
        return parts.stream()
                .filter(part -> part.has("additionalProperties")
                        ? part.get("additionalProperties").isObject()
                                || part.get("additionalProperties").booleanValue()
                        : parts.stream().noneMatch(other -> other.has("properties")))
                .map(part -> part.path("additionalProperties"))
                .toList();
    }

    private static List<JsonNode> sub(List<JsonNode> parts, String keyword) {
        return parts.stream()
                .map(part -> part.path(keyword))
                .filter(JsonNode::isObject)
                .toList();
    }

    /** The schema and everything it is composed of. */
    private List<JsonNode> parts(JsonNode schema) {
        var parts = new ArrayList<JsonNode>();
        var resolved = document.resolved(schema);
        parts.add(resolved);
        COMPOSITIONS.stream()
                .flatMap(keyword -> StreamSupport.stream(resolved.path(keyword).spliterator(), false))
                .forEach(member -> parts.addAll(parts(member)));
        return parts;
    }
}
