package io.groundplan.contracts.event;

import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;

/** The published JSON Schemas, with formats asserted. */
final class EventSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final SchemaValidatorsConfig CONFIG =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private EventSchemas() {}

    /** What is wrong with the data; empty when it is valid. */
    static Set<String> violations(String type, JsonNode data) {
        return of(type).validate(data).stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.toSet());
    }

    /** The name of the file that describes a type: `project.created.v1.json`. */
    static String file(String type) {
        return type.substring("io.groundplan.".length()) + ".json";
    }

    static JsonSchema of(String type) {
        return FACTORY.getSchema(SchemaLocation.of("classpath:schemas/" + file(type)), CONFIG);
    }

    /** A schema as it is written. */
    static JsonNode document(String type) {
        return of(type).getSchemaNode();
    }

    /** A schema without the indirection of a reference. */
    static JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").textValue();
        return reference == null
                ? schema
                : resolved(FACTORY.getSchema(SchemaLocation.of("classpath:schemas/definitions.json"), CONFIG)
                        .getSchemaNode()
                        .at(reference.substring(reference.indexOf('#') + 1)));
    }
}
