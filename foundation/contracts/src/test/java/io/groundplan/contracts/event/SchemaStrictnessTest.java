package io.groundplan.contracts.event;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** A schema that accepts everything protects nobody: every example is broken in every way, and each must be noticed. */
class SchemaStrictnessTest {

    @TestFactory
    Stream<DynamicTest> aMissingRequiredFieldIsNoticed() {
        return GoldenExample.all().stream().flatMap(example -> RequiredFields.of(example).stream()
                .map(field -> DynamicTest.dynamicTest(
                        example + " without " + field, () -> assertInvalid(example, without(example.data(), field)))));
    }

    @TestFactory
    Stream<DynamicTest> anOptionalFieldMayBeAbsent() {
        return GoldenExample.all().stream().flatMap(example -> values(example.data()).keySet().stream()
                .filter(field -> !field.matches(".*/[0-9]+"))
                .filter(field -> !RequiredFields.of(example).contains(field))
                .map(field -> DynamicTest.dynamicTest(
                        example + " without " + field,
                        () -> assertEquals(
                                Set.of(), EventSchemas.violations(example.type(), without(example.data(), field))))));
    }

    @TestFactory
    Stream<DynamicTest> aValueOfAnotherTypeIsNoticed() {
        return GoldenExample.all().stream().flatMap(example -> values(example.data()).entrySet().stream()
                .map(field -> DynamicTest.dynamicTest(
                        example + " with another " + field.getKey(),
                        () -> assertInvalid(
                                example, with(example.data(), field.getKey(), ofAnotherType(field.getValue()))))));
    }

    @TestFactory
    Stream<DynamicTest> aNullIsNoticed() {
        return GoldenExample.all().stream().flatMap(example -> values(example.data()).keySet().stream()
                .map(field -> DynamicTest.dynamicTest(
                        example + " with null " + field,
                        () -> assertInvalid(example, with(example.data(), field, NullNode.instance)))));
    }

    @TestFactory
    Stream<DynamicTest> anIdWithoutItsVersionOrATimeWithoutItsZoneIsNoticed() {
        return GoldenExample.all().stream().flatMap(example -> values(example.data()).entrySet().stream()
                .filter(field -> field.getKey().matches(".*(Id|At)"))
                .filter(field -> !field.getKey().endsWith("/clusterId"))
                .map(field -> DynamicTest.dynamicTest(example + " with broken " + field.getKey(), () -> {
                    var broken = broken(field.getValue().textValue());
                    assertInvalid(example, with(example.data(), field.getKey(), TextNode.valueOf(broken)));
                })));
    }

    @TestFactory
    Stream<DynamicTest> aFieldOfALaterVersionIsIgnored() {
        return GoldenExample.all().stream()
                .map(example -> DynamicTest.dynamicTest(example + " with more", () -> {
                    var later = example.data().deepCopy().put("addedLater", true);
                    assertEquals(Set.of(), EventSchemas.violations(example.type(), later));
                    assertEquals(
                            example.event(),
                            EventTypes.read(example.type(), later.toString()).orElseThrow());
                }));
    }

    private static void assertInvalid(GoldenExample example, JsonNode data) {
        assertFalse(EventSchemas.violations(example.type(), data).isEmpty(), () -> "accepted: " + data);
    }

    private static String broken(String idOrTime) {
        return idOrTime.endsWith("Z")
                ? idOrTime.substring(0, idOrTime.length() - 1)
                : idOrTime.substring(0, 14) + "4" + idOrTime.substring(15);
    }

    private static JsonNode ofAnotherType(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING, BOOLEAN -> IntNode.valueOf(7);
            case NUMBER, OBJECT -> TextNode.valueOf("7");
            default -> JsonNodeFactory.instance.objectNode();
        };
    }

    /** Every value of the example, at any depth, by its pointer. */
    private static Map<String, JsonNode> values(JsonNode data) {
        var values = new TreeMap<String, JsonNode>();
        data.properties().forEach(field -> addAll(values, "/" + field.getKey(), field.getValue()));
        return values;
    }

    private static void addAll(Map<String, JsonNode> values, String pointer, JsonNode value) {
        values.put(pointer, value);
        value.properties().forEach(field -> addAll(values, pointer + "/" + field.getKey(), field.getValue()));
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            addAll(values, pointer + "/" + i, value.get(i));
        }
    }

    private static JsonNode without(ObjectNode data, String field) {
        var changed = data.deepCopy();
        var pointer = JsonPointer.compile(field);
        ((ObjectNode) changed.at(pointer.head())).remove(pointer.last().getMatchingProperty());
        return changed;
    }

    private static JsonNode with(ObjectNode data, String field, JsonNode value) {
        var changed = data.deepCopy();
        var pointer = JsonPointer.compile(field);
        var parent = changed.at(pointer.head());
        if (parent instanceof ArrayNode array) {
            array.set(pointer.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(pointer.last().getMatchingProperty(), value);
        }
        return changed;
    }
}
