package io.groundplan.contracts.event;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Schemas change by addition only. The baseline is what consumers may have: a copy of the schemas that were published
 * last, renewed by whoever publishes the next ones, with an addition and never with anything else.
 */
class SchemaCompatibilityTest {
    private static final String BEFORE =
            """
            {"type": "object", "additionalProperties": true, "required": ["id"], "properties": {
                "id": {"$ref": "definitions.json#/$defs/id", "description": "An id."},
                "state": {"type": "string", "enum": ["open", "done"]},
                "count": {"type": "integer", "minimum": 1, "maximum": 9},
                "name": {"type": "string", "minLength": 1, "maxLength": 100},
                "tags": {"type": "array", "items": {"type": "string"}},
                "what": {"oneOf": [{"$ref": "#/$defs/cup"}, {"type": "integer"}]}},
             "$defs": {"cup": {"type": "object", "properties": {"size": {"const": "s"}}}}}
            """;
    private static final String DEFINITIONS =
            """
            {"$defs": {"id": {"type": "string", "format": "uuid", "pattern": "^[0-9a-f-]+$"}}}
            """;

    @Test
    void theSchemasAreThoseOfTheBaselineOrMore() {
        assertEquals(List.of(), SchemaChanges.breaks(SchemaSet.in("/baseline"), SchemaSet.in("/schemas")));
    }

    @Test
    void theBaselineKnowsWhatItIsAbout() {
        var baseline = SchemaSet.in("/baseline").files().keySet();
        assertTrue(baseline.stream().anyMatch(SchemaChanges::isDefinitions));
        assertTrue(baseline.size() > 40, baseline.toString());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"name\": {\"type\": \"string\", \"minLength\": 1, \"maxLength\": 100}, | | t.json/name is gone",
                "\"required\": [\"id\"] | \"required\": [\"id\", \"name\"] | t.json/name became required",
                "\"required\": [\"id\"] | \"required\": [] | t.json/id may be absent",
                "\"enum\": [\"open\", \"done\"] | \"enum\": [\"open\"] | t.json/state no longer takes done",
                ", \"enum\": [\"open\", \"done\"] | | t.json/state takes any value",
                "{\"type\": \"integer\", \"minimum\" | {\"type\": \"number\", \"minimum\" | t.json/count type was \"integer\", is \"number\"",
                "\"minimum\": 1 | \"minimum\": 2 | t.json/count minimum was 1, is 2",
                "\"maximum\": 9 | \"maximum\": 8 | t.json/count maximum was 9, is 8",
                ", \"maximum\": 9 | | t.json/count maximum was 9, is absent",
                "\"maxLength\": 100 | \"maxLength\": 99 | t.json/name maxLength was 100, is 99",
                "\"minLength\": 1 | \"minLength\": 1, \"pattern\": \"^a\" | t.json/name pattern was absent, is \"^a\"",
                "{\"type\": \"array\", \"items\": {\"type\": \"string\"}} | {\"type\": \"array\", \"items\": {\"type\": \"integer\"}} | t.json/tags[] type was \"string\", is \"integer\"",
                "\"additionalProperties\": true | \"additionalProperties\": false | t.json additionalProperties was true, is false",
                ", {\"type\": \"integer\"}] | ] | t.json/what oneOf has fewer alternatives",
                "{\"const\": \"s\"} | {\"const\": \"m\"} | t.json/what/oneOf/0/size const was \"s\", is \"m\"",
                "\"id\": {\"$ref\": \"definitions.json#/$defs/id\" | \"id\": {\"type\": \"string\", \"format\": \"uuid\" | t.json/id pattern was \"^[0-9a-f-]+$\", is absent"
            })
    void aBreakIsFound(String old, String now, String found) {
        assertTrue(BEFORE.contains(old), old);
        var changed = BEFORE.replace(old, now == null ? "" : now);
        assertEquals(List.of(found), breaks(changed, DEFINITIONS));
    }

    @Test
    void aBreakInADefinitionIsFoundWhereItIsUsed() {
        assertEquals(
                List.of("t.json/id format was \"uuid\", is \"uri\""),
                breaks(BEFORE, DEFINITIONS.replace("uuid", "uri")));
    }

    @Test
    void aTypeThatIsGoneIsABreak() {
        var after = new SchemaSet(Map.of("definitions.json", SchemaSet.read(DEFINITIONS)));
        assertEquals(List.of("t.json is gone"), SchemaChanges.breaks(set(BEFORE, DEFINITIONS), after));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"properties\": {\"size\" | \"properties\": {\"colour\": {\"type\": \"string\"}, \"size\"",
                "\"enum\": [\"open\", \"done\"] | \"enum\": [\"open\", \"late\", \"done\"]",
                "\"maxLength\": 100 | \"maxLength\": 200",
                "\"minimum\": 1 | \"minimum\": 0",
                "An id. | The id of what it is about.",
                ", {\"type\": \"integer\"}] | , {\"type\": \"integer\"}, {\"type\": \"boolean\"}]"
            })
    void anAdditionIsNone(String old, String now) {
        assertTrue(BEFORE.contains(old), old);
        assertEquals(List.of(), breaks(BEFORE.replace(old, now), DEFINITIONS));
    }

    private static List<String> breaks(String changed, String definitions) {
        return SchemaChanges.breaks(set(BEFORE, DEFINITIONS), set(changed, definitions));
    }

    private static SchemaSet set(String schema, String definitions) {
        return new SchemaSet(Map.of("t.json", SchemaSet.read(schema), "definitions.json", SchemaSet.read(definitions)));
    }
}
