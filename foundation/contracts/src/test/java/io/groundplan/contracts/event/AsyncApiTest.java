package io.groundplan.contracts.event;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** `asyncapi.yaml` says of topics and types what the code does. */
class AsyncApiTest {
    private static final JsonNode DOCUMENT = read();

    @Test
    void everyTopicAndItsDeadLettersAreChannels() {
        var addresses = stream(DOCUMENT.get("channels"))
                .map(channel -> channel.get("address").textValue())
                .collect(Collectors.toCollection(TreeSet::new));
        var topics = Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(topics, addresses);
    }

    @Test
    void everyTypeIsAMessageOfItsTopic() {
        var documented = new TreeMap<String, String>();
        for (var channel : DOCUMENT.get("channels")) {
            for (var message : channel.path("messages")) {
                var name = resolve(message).get("name").textValue();
                if (name.startsWith("io.groundplan.")) {
                    documented.put(name, channel.get("address").textValue());
                }
            }
        }
        Map<String, String> published = GoldenExample.all().stream()
                .collect(Collectors.toMap(
                        GoldenExample::type, example -> example.event().topic(), (one, same) -> one, TreeMap::new));
        assertEquals(published, documented);
    }

    @Test
    void everyMessageHasTheSchemaOfItsType() {
        for (var message : DOCUMENT.at("/components/messages")) {
            var schema = message.at("/payload/schema/$ref").textValue();
            if (schema != null) {
                assertEquals(
                        "./schemas/" + EventSchemas.file(message.get("name").textValue()), schema);
            }
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        DOCUMENT.findValuesAsText("$ref")
                .forEach(reference -> assertTrue(
                        reference.startsWith("#")
                                ? !DOCUMENT.at(reference.substring(1)).isMissingNode()
                                : PublishedFiles.jsonFiles("/schemas")
                                        .contains(reference.substring("./schemas/".length())),
                        reference));
    }

    @Test
    void theHeadersAreThoseThatTheEnvelopeWrites() {
        var headers = DOCUMENT.at("/components/schemas/cloudEventHeaders");
        var required = stream(headers.get("required")).map(JsonNode::textValue).collect(Collectors.toSet());
        for (var example : GoldenExample.all()) {
            assertTrue(example.headers().keySet().containsAll(required), example.file());
            example.headers().forEach((name, value) -> {
                var pattern = headers.at("/properties/" + name).path("pattern").asText(".*");
                assertTrue(headers.get("properties").has(name), name);
                assertTrue(value.matches(pattern), name);
            });
        }
        assertFalse(required.contains("ce_requestid"));
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? DOCUMENT.at(node.get("$ref").textValue().substring(1)) : node;
    }

    private static Stream<JsonNode> stream(JsonNode node) {
        var elements = Stream.<JsonNode>builder();
        node.forEach(elements);
        return elements.build();
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(PublishedFiles.text("", "asyncapi.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException("asyncapi.yaml is not YAML", e);
        }
    }
}
