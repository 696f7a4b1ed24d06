package io.groundplan.kubernetes.kustomize;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Adds or replaces a field of an object, the operations of RFC 6902 that are used here. */
final class JsonPatch {
    private JsonPatch() {}

    static void apply(JsonNode operations, ObjectNode target) {
        for (var operation : operations) {
            var pointer = JsonPointer.compile(operation.path("path").asText());
            var parent = target.at(pointer.head());
            var field = pointer.last().getMatchingProperty();
            var kind = operation.path("op").asText();
            if (!(parent instanceof ObjectNode object)
                    || !(kind.equals("add") || kind.equals("replace") && object.has(field))) {
                throw new IllegalArgumentException("not rendered here: " + operation);
            }
            object.set(field, operation.path("value").deepCopy());
        }
    }
}
