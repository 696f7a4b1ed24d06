package io.groundplan.contracts.event;

import java.io.IOException;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** `asyncapi.yaml` is a document of AsyncAPI 3.0.0, and its examples are the golden ones, all of them. */
class AsyncApiDocumentTest {
    private static final JsonNode DOCUMENT = read();
    private static final JsonSchema SPECIFICATION = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(PublishedFiles.text("/asyncapi", "schema-3.0.0.json"));

    @Test
    void isValid() {
        assertEquals(Set.of(), violations(DOCUMENT));
    }

    @Test
    void aMisspelledKeyOrAMissingOneIsNoticed() {
        ObjectNode misspelled = DOCUMENT.deepCopy();
        ((ObjectNode) misspelled.at("/channels/project")).put("adress", "groundplan.project.v1");
        assertFalse(violations(misspelled).isEmpty());
        ObjectNode incomplete = DOCUMENT.deepCopy();
        ((ObjectNode) incomplete.at("/operations/publishProject")).remove("action");
        assertFalse(violations(incomplete).isEmpty());
    }

    @Test
    void everyTopicButThoseOfDeadLettersIsWrittenByAnOperation() {
        var written = new TreeMap<String, String>();
        for (var operation : DOCUMENT.get("operations")) {
            var channel = operation.at("/channel/$ref").textValue().substring(1);
            written.put(
                    DOCUMENT.at(channel).get("address").textValue(),
                    operation.get("action").textValue());
        }
        assertEquals(Topics.ALL.stream().collect(Collectors.toMap(topic -> topic, topic -> "send")), written);
    }

    @Test
    void theExamplesAreTheGoldenOnes() {
        var examples = new TreeMap<String, JsonNode>();
        for (var message : DOCUMENT.at("/components/messages")) {
            for (var example : message.path("examples")) {
                examples.put(example.get("name").textValue() + ".json", example);
            }
        }
        var golden = GoldenExample.all().stream().collect(Collectors.toMap(GoldenExample::file, example -> example));
        assertEquals(golden.keySet(), examples.keySet());
        golden.forEach((file, example) -> {
            assertEquals(example.data(), examples.get(file).get("payload"), file);
            var headers = new ObjectMapper().valueToTree(example.headers());
            assertEquals(headers, examples.get(file).get("headers"), file);
        });
    }

    private static Set<String> violations(JsonNode document) {
        return SPECIFICATION.validate(document).stream()
                .map(ValidationMessage::toString)
                .collect(Collectors.toSet());
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(PublishedFiles.text("", "asyncapi.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException("asyncapi.yaml is not YAML", e);
        }
    }
}
