package io.groundplan.testkit.surface;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Bodies that nobody asked for: broken ones, random ones, and copies of good ones with something else in them. */
record OddJson(Random random) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Written as JSON has them, since some are no value that a library would write. */
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "-1e-400",
            "9223372036854775808",
            "1" + "0".repeat(900),
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"0\"",
            "\"true\"",
            "\"null\"",
            "\"" + "x".repeat(300) + "\"",
            "\"" + "y".repeat(5_000) + "\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\uD83D\uDE00\"",
            "\"\\u202e\\u200b\\ufeff\"",
            "\"' or 1=1; --\"",
            "\"../../etc/passwd\"",
            "\"%s%n{0}${x}#{y}\"",
            "\"<script>\"",
            "\"2020-02-30\"",
            "\"9999-99-99T99:99:99Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2024-01-15T10:30:00Z\"",
            "\"#FFFFFF\"",
            "\"prj_00000000000000000000\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "[\"x\",\"x\"]",
            "[1,\"x\",null,{}]",
            "{\"a\":{\"b\":null}}",
            "{\"name\":\"x\"}",
            "[".repeat(60) + "]".repeat(60));

    private static final List<String> BROKEN = List.of(
            "",
            " ",
            "{",
            "nul",
            "\"",
            "{\"name\"",
            "{\"name\":",
            "{\"name\":\"x\"",
            "{\"name\":\"x\"}}",
            "{\"name\":\"x\",\"name\":\"y\"}",
            "{'name':'x'}",
            "{name:\"x\"}",
            "\u0000",
            "<name>x</name>",
            "[".repeat(200),
            "{\"a\":".repeat(200) + "1" + "}".repeat(200));

    /** Valid may be null, for an operation that takes no body. */
    String body(String valid) {
        int kind = random.nextInt(10);
        if (kind == 0) {
            return any(BROKEN);
        }
        if (kind <= 2) {
            return value();
        }
        var fields = fields(valid);
        int changes = 1 + random.nextInt(2);
        for (int i = 0; i < changes; i++) {
            change(fields);
        }
        return text(fields);
    }

    String value() {
        return any(VALUES);
    }

    private void change(Map<String, String> fields) {
        var names = new ArrayList<>(fields.keySet());
        Collections.shuffle(names, random);
        if (names.isEmpty() || random.nextInt(5) == 0) {
            fields.put(any(List.of("name", "id", "unknown", "", "a.b", "$ref", "__proto__")), value());
        } else if (random.nextInt(6) == 0) {
            fields.remove(names.get(0));
        } else {
            fields.put(names.get(0), value());
        }
    }

    private static Map<String, String> fields(String valid) {
        var fields = new LinkedHashMap<String, String>();
        try {
            var json = JSON.readTree(valid == null ? "{}" : valid);
            json.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a valid body: " + valid, e);
        }
        return fields;
    }

    private static String text(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> '"' + field.getKey() + "\":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
