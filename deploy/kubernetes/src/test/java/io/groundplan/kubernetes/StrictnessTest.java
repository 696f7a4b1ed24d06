package io.groundplan.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.kubernetes.model.Models;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class StrictnessTest {
    /** Objects whose fields are anybody's. */
    private static final Set<String> OPEN =
            Set.of("labels", "annotations", "matchLabels", "data", "config", "parameters", "requests", "limits");
    /** Of a Service, a selector is labels; of all others it is an object that holds them. */
    private static final String LABELS_OF_A_SERVICE = "/spec/selector";

    static Stream<Rendered> overlays() {
        return Rendered.all();
    }

    static Stream<ObjectNode> resources() {
        return Rendered.of("production").trees().stream();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void everyResourceIsWhatItsKindAllows(Rendered rendered) {
        assertFalse(rendered.models().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("resources")
    void aFieldThatIsNotOfTheKindIsRefusedWhereverItStands(ObjectNode resource) {
        var places = places(resource);
        if (resource.path("kind").asText().equals("Service")) {
            places.remove(LABELS_OF_A_SERVICE);
        }
        for (var place : places) {
            var changed = resource.deepCopy();
            ((ObjectNode) changed.at(place)).put("surprise", "boo");
            assertThrows(JsonProcessingException.class, () -> Models.read(changed), place);
        }
        assertDoesNotThrow(() -> Models.read(resource));
    }

    private static List<String> places(JsonNode resource) {
        var places = new ArrayList<String>();
        collect(resource, "", places);
        return places;
    }

    private static void collect(JsonNode node, String path, List<String> places) {
        if (node instanceof ObjectNode object) {
            places.add(path);
            object.properties().stream()
                    .filter(field -> !OPEN.contains(field.getKey()) && !isTriggersMetadata(path, field.getKey()))
                    .forEach(field -> collect(field.getValue(), path + "/" + field.getKey(), places));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, places);
            }
        }
    }

    private static boolean isTriggersMetadata(String path, String field) {
        return path.startsWith("/spec/triggers/") && field.equals("metadata");
    }
}
