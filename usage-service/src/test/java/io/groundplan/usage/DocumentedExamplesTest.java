package io.groundplan.usage;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.AssertionFailedError;

import io.groundplan.testkit.json.JsonShape;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The document's examples, word for word: the project that they show has exactly their figures. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class DocumentedExamplesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static KafkaSend kafka;
    private static DocumentedProject documented;

    record Example(
            String method,
            String path,
            Map<String, String> query,
            String contentType,
            JsonNode request,
            int status,
            JsonNode response) {
        String operation() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return operation();
        }
    }

    @BeforeAll
    static void tell() {
        TestClock.stopAt(DocumentedProject.NOW);
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
        documented = DocumentedProject.next();
        documented.tell(kafka);
    }

    @AfterAll
    static void disconnect() {
        TestClock.goOn();
        kafka.close();
    }

    static List<Example> examples() throws IOException {
        var examples = new ArrayList<Example>();
        for (var file : List.of("documented", "needed")) {
            try (var in = DocumentedExamplesTest.class.getResourceAsStream("/examples/platform/" + file + ".json")) {
                examples.addAll(JSON.readValue(in, new TypeReference<List<Example>>() {}));
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void answersAsTheDocumentShows(Example example) throws JsonProcessingException {
        var expected = JSON.readTree(documented.withIds(example.response().toString()));
        var answer = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(AssertionFailedError.class)
                .until(() -> ask(example), found -> sameOrder(expected).equals(sameOrder(found)));
        JsonShape.assertSameKeysAndTypes(
                sameOrder(expected).toString(), sameOrder(answer).toString());
    }

    @Test
    void hasAnExampleForEveryOperation() throws IOException {
        Map<String, Map<String, Object>> paths =
                RestAssured.get("/openapi/platform.json").path("paths");
        var operations = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                operations, examples().stream().map(Example::operation).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static JsonNode ask(Example example) throws JsonProcessingException {
        var request =
                documented.project().owner().asking().queryParams(example.query() == null ? Map.of() : example.query());
        if (example.request() != null) {
            request.contentType(example.contentType())
                    .body(documented.withIds(example.request().toString()));
        }
        var answer = request.request(example.method(), documented.withIds(example.path()));
        assertEquals(example.status(), answer.statusCode(), answer.asString());
        return JSON.readTree(answer.asString());
    }

    /** The document shows the older entry first, and says elsewhere that the newest is first. */
    private static JsonNode sameOrder(JsonNode answer) {
        if (!answer.has("activity")) {
            return answer;
        }
        var entries = new ArrayList<JsonNode>();
        answer.get("activity").forEach(entries::add);
        if (entries.size() == 2
                && entries.get(0)
                                .get("timestamp")
                                .asText()
                                .compareTo(entries.get(1).get("timestamp").asText())
                        > 0) {
            Collections.reverse(entries);
        }
        ObjectNode ordered = answer.deepCopy();
        ordered.putArray("activity").addAll(entries);
        return ordered;
    }
}
