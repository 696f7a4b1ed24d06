package io.groundplan.contracts.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One published event as it is in Kafka, from `examples/` on the class path. */
record GoldenExample(String file, Map<String, String> headers, String key, ObjectNode data) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<GoldenExample> all() {
        return PublishedFiles.index().keySet().stream().map(GoldenExample::read).toList();
    }

    String type() {
        return headers.get("ce_type");
    }

    EventEnvelope envelope() {
        return EventEnvelope.fromHeaders(headers::get);
    }

    EventData event() {
        return EventTypes.read(type(), data.toString()).orElseThrow();
    }

    @Override
    public String toString() {
        return file;
    }

    private static GoldenExample read(String file) {
        try (var content = GoldenExample.class.getResourceAsStream("/examples/" + file)) {
            JsonNode event = JSON.readTree(content);
            var headers = new HashMap<String, String>();
            event.get("headers")
                    .properties()
                    .forEach(header ->
                            headers.put(header.getKey(), header.getValue().textValue()));
            return new GoldenExample(file, headers, event.get("key").textValue(), (ObjectNode) event.get("data"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
