package io.groundplan.e2e.consumer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** The published schemas, here from the jar of the contracts; copies of the files do as well. */
final class EventSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final String PREFIX = "io.groundplan.";

    private final Map<String, Optional<JsonSchema>> byType = new ConcurrentHashMap<>();

    /** Whether the type was known when this program was made. */
    boolean knows(String type) {
        return find(type).isPresent();
    }

    /** What is wrong with the data of that known type; empty when nothing is. */
    Set<String> violations(String type, JsonNode data) {
        return find(type).orElseThrow().validate(data).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    private Optional<JsonSchema> find(String type) {
        return byType.computeIfAbsent(type, EventSchemas::load);
    }

    private static Optional<JsonSchema> load(String type) {
        var file = "schemas/" + type.replace(PREFIX, "") + ".json";
        return type.startsWith(PREFIX) && EventSchemas.class.getResource("/" + file) != null
                ? Optional.of(FACTORY.getSchema(SchemaLocation.of("classpath:" + file)))
                : Optional.empty();
    }
}
