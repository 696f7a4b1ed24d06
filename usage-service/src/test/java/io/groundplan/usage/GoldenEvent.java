package io.groundplan.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.EventTypes;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;

/** A published example, told of another project. */
record GoldenEvent(String key, Map<String, String> headers, JsonNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The example of that file, such as `job.failed.v1`. */
    static GoldenEvent of(String file, ProjectId project) {
        var event = read("/examples/" + file + ".json", project);
        var headers = new HashMap<String, String>();
        event.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        headers.put("ce_id", EventIds.next(Instant.now()).toString());
        return new GoldenEvent(event.get("key").asText(), headers, event.get("data"));
    }

    void send(KafkaSend kafka) {
        var topic = EventTypes.read(headers.get("ce_type"), data.toString())
                .orElseThrow()
                .topic();
        kafka.record(topic, key, data.toString(), headers);
    }

    private static JsonNode read(String file, ProjectId project) {
        try (var content = GoldenEvent.class.getResourceAsStream(file)) {
            var text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            var event = JSON.readTree(text);
            var data = event.get("data");
            var exampleProject = data.path("job")
                    .path("projectId")
                    .asText(data.path("projectId").asText("none"));
            return JSON.readTree(text.replace(exampleProject, project.value().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
