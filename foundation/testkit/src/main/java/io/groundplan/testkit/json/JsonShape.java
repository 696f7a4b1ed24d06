package io.groundplan.testkit.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;

/** Compares JSON with a documented example: the same keys in the same order, with values of the same types. */
public final class JsonShape {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> optionalKeys;
    private final List<String> differences = new ArrayList<>();

    private JsonShape(Set<String> optionalKeys) {
        this.optionalKeys = optionalKeys;
    }

    /**
     * Fails with all differences. An optional key, given by its name or by its path such as `project.owner`, may be
     * absent, additional or null. A null in the example stands for any type; elements of an array are compared with the
     * example's element at the same position, or with its first one.
     */
    public static void assertSameKeysAndTypes(String expectedExample, String actual, Set<String> optionalKeys) {
        var shape = new JsonShape(optionalKeys);
        shape.compare("", parse(expectedExample), parse(actual));
        if (!shape.differences.isEmpty()) {
            throw new AssertionError(
                    String.join("\n", shape.differences) + "\nexpected: " + expectedExample + "\nactual: " + actual);
        }
    }

    public static void assertSameKeysAndTypes(String expectedExample, String actual) {
        assertSameKeysAndTypes(expectedExample, actual, Set.of());
    }

    private void compare(String path, JsonNode expected, JsonNode actual) {
        if (expected.isNull() || (actual.isNull() && isOptional(path))) {
            return;
        }
        if (expected.getNodeType() != actual.getNodeType()) {
            differ(path, "is " + name(actual.getNodeType()) + " instead of " + name(expected.getNodeType()));
        } else if (expected.isObject()) {
            compareKeys(path, keys(expected), keys(actual));
            for (var key : keys(actual)) {
                if (expected.has(key)) {
                    compare(child(path, key), expected.get(key), actual.get(key));
                }
            }
        } else if (expected.isArray() && !expected.isEmpty()) {
            for (int i = 0; i < actual.size(); i++) {
                compare(path, expected.get(i < expected.size() ? i : 0), actual.get(i));
            }
        }
    }

    private void compareKeys(String path, List<String> expected, List<String> actual) {
        expected.stream()
                .filter(key -> !actual.contains(key) && !isOptional(child(path, key)))
                .forEach(key -> differ(child(path, key), "is missing"));
        actual.stream()
                .filter(key -> !expected.contains(key) && !isOptional(child(path, key)))
                .forEach(key -> differ(child(path, key), "is not in the example"));
        var expectedOrder = expected.stream().filter(actual::contains).toList();
        var actualOrder = actual.stream().filter(expected::contains).toList();
        if (!expectedOrder.equals(actualOrder)) {
            differ(path, "has its keys in the order " + actualOrder + " instead of " + expectedOrder);
        }
    }

    private boolean isOptional(String path) {
        return optionalKeys.contains(path) || optionalKeys.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    private void differ(String path, String difference) {
        differences.add((path.isEmpty() ? "the document" : path) + " " + difference);
    }

    private static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static List<String> keys(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }

    private static String name(JsonNodeType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
