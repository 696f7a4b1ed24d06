package io.groundplan.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** By what the operators' own definitions and admission say of values. */
    @ParameterizedTest
    @CsvSource({
        "Cluster, /spec/postgresql/synchronous/method, some",
        "Cluster, /spec/postgresql/parameters/wal_level, minimal",
        "Cluster, /spec/affinity/podAntiAffinityType, perhaps",
        "Pooler, /spec/type, rx",
        "Pooler, /spec/pgbouncer/poolMode, statement",
        "Pooler, /spec/pgbouncer/parameters/auth_query, select",
        "ScaledObject, /spec/triggers/1/metricType, Total",
        "ExternalSecret, /spec/secretStoreRef/kind, Store"
    })
    void aValueThatTheOperatorDoesNotTakeIsRefused(String kind, String place, String value)
            throws JsonProcessingException {
        var at = place.lastIndexOf('/');
        var resource = first(kind, place.substring(0, at));
        ((ObjectNode) resource.at(place.substring(0, at))).put(place.substring(at + 1), value);
        assertThrows(JsonProcessingException.class, () -> Models.read(resource));
    }

    @ParameterizedTest
    @CsvSource({
        "Cluster, /spec/postgresql/parameters/max_connections",
        "Pooler, /spec/pgbouncer/parameters/max_client_conn",
        "ScaledObject, /spec/triggers/0/metadata/lagThreshold",
        "ConfigMap, /data/username"
    })
    void aNumberWhereATextMustBeIsRefused(String kind, String place) throws JsonProcessingException {
        var at = place.lastIndexOf('/');
        var resource = first(kind, place);
        ((ObjectNode) resource.at(place.substring(0, at))).put(place.substring(at + 1), 8);
        assertThrows(JsonProcessingException.class, () -> Models.read(resource));
    }

    /** A copy of one that has this place, and is right as it is. */
    private static ObjectNode first(String kind, String place) throws JsonProcessingException {
        var resource = resources()
                .filter(one -> one.path("kind").asText().equals(kind))
                .filter(one -> !one.at(place).isMissingNode())
                .findFirst()
                .orElseThrow()
                .deepCopy();
        Models.read(resource);
        return resource;
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
