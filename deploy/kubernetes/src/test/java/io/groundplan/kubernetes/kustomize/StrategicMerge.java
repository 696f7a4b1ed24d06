package io.groundplan.kubernetes.kustomize;

import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Merges a patch: a null removes; lists of kinds that Kubernetes itself has are merged by a key, all others replaced. */
record StrategicMerge(Map<String, String> keysOfLists) {
    private static final Set<String> WORKLOADS = Set.of("Deployment", "Job");
    private static final Map<String, String> KEYS = Map.of(
            "containers",
            "name",
            "env",
            "name",
            "volumes",
            "name",
            "volumeMounts",
            "mountPath",
            "ports",
            "containerPort");

    static StrategicMerge of(ObjectNode target) {
        return new StrategicMerge(WORKLOADS.contains(target.path("kind").asText()) ? KEYS : Map.of());
    }

    void apply(ObjectNode changes, ObjectNode target) {
        changes.properties().forEach(change -> {
            var name = change.getKey();
            var value = change.getValue();
            var present = target.get(name);
            if (value.isNull()) {
                target.remove(name);
            } else if (value instanceof ObjectNode nested && present instanceof ObjectNode old) {
                apply(nested, old);
            } else if (value instanceof ArrayNode added
                    && present instanceof ArrayNode old
                    && keysOfLists.containsKey(name)) {
                mergeItems(added, old, keysOfLists.get(name));
            } else {
                target.set(name, value.deepCopy());
            }
        });
    }

    /** Items of the patch go first, those that are there already too, as kustomize does it. */
    private void mergeItems(ArrayNode added, ArrayNode target, String key) {
        int place = 0;
        for (var item : added) {
            int index = indexOf(target, key, item.path(key));
            var merged = index < 0 ? JsonNodeFactory.instance.objectNode() : (ObjectNode) target.remove(index);
            apply((ObjectNode) item, merged);
            target.insert(place++, merged);
        }
    }

    private static int indexOf(ArrayNode items, String key, JsonNode value) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).path(key).equals(value))
                .findFirst()
                .orElse(-1);
    }
}
