package io.groundplan.testkit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Rewrites `nullable` of OpenAPI 3.0 into the type array of JSON Schema, which 3.1 uses. */
final class Nullable {
    private Nullable() {}

    static JsonNode rewritten(JsonNode document) {
        rewrite(document);
        return document;
    }

    private static void rewrite(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("nullable").asBoolean()
                && schema.path("type").isTextual()) {
            schema.putArray("type").add(schema.get("type").asText()).add("null");
            if (schema.get("enum") instanceof ArrayNode values) {
                values.addNull();
            }
        }
        node.forEach(Nullable::rewrite);
    }
}
