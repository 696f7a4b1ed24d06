package io.groundplan.contracts.event;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** Which fields of an example its schema requires. */
final class RequiredFields {
    private final Set<String> pointers = new TreeSet<>();

    private RequiredFields() {}

    /** JSON pointers into the example. */
    static Set<String> of(GoldenExample example) {
        var fields = new RequiredFields();
        fields.collect(EventSchemas.document(example.type()), example.data(), "");
        return fields.pointers;
    }

    private void collect(JsonNode reference, JsonNode data, String pointer) {
        var schema = EventSchemas.resolved(reference);
        schema.path("required").forEach(name -> pointers.add(pointer + "/" + name.textValue()));
        schema.path("properties").properties().forEach(property -> {
            if (data.has(property.getKey())) {
                collect(property.getValue(), data.get(property.getKey()), pointer + "/" + property.getKey());
            }
        });
        for (int i = 0; schema.has("items") && i < data.size(); i++) {
            collect(schema.get("items"), data.get(i), pointer + "/" + i);
        }
        schema.path("allOf").forEach(part -> collect(part, data, pointer));
        schema.path("oneOf").forEach(choice -> {
            if (EventSchemas.resolved(choice).at("/properties/type/const").equals(data.get("type"))) {
                collect(choice, data, pointer);
            }
        });
    }
}
