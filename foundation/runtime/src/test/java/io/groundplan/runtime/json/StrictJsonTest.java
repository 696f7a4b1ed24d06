package io.groundplan.runtime.json;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StrictJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        new StrictJson().customize(JSON);
    }

    enum Color {
        RED,
        GREEN
    }

    record Body(String name, Integer size, Boolean on, Color color, List<String> tags) {}

    record Required(int count, boolean on) {}

    @Test
    void aBodyOfTheDocumentedTypesIsRead() throws JsonProcessingException {
        var json =
                """
                {"name":"Orders","size":7,"on":true,"color":"RED","tags":["a","b"]}
                """;
        assertEquals(new Body("Orders", 7, true, Color.RED, List.of("a", "b")), read(json));
    }

    @Test
    void unknownPropertiesAreIgnored() throws JsonProcessingException {
        assertEquals("x", read("{\"unknown\":{\"deep\":[1]},\"name\":\"x\"}").name());
    }

    @Test
    void stringsAreTrimmedEverywhere() throws JsonProcessingException {
        var body = read("{\"name\":\"  a b\\t\\n\\u2003\",\"tags\":[\" x \",\"\"]}");
        assertEquals("a b", body.name());
        assertEquals(List.of("x", ""), body.tags());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"size\":\"1\"}",
                "{\"size\":1.5}",
                "{\"size\":1.0}",
                "{\"size\":true}",
                "{\"size\":\"\"}",
                "{\"size\":\" \"}",
                "{\"size\":99999999999}",
                "{\"name\":1}",
                "{\"name\":1.5}",
                "{\"name\":true}",
                "{\"name\":[\"x\"]}",
                "{\"name\":{}}",
                "{\"on\":\"true\"}",
                "{\"on\":1}",
                "{\"on\":\"\"}",
                "{\"on\":\" \"}",
                "{\"color\":0}",
                "{\"color\":\"BLUE\"}",
                "{\"color\":\"\"}",
                "{\"color\":\"\\t\"}",
                "{\"tags\":\"x\"}",
                "{\"tags\":\" \"}",
                "{\"tags\":[1]}",
                "{\"tags\":{}}",
                "[]",
                "\"x\"",
                "1"
            })
    void nothingIsCoerced(String json) {
        assertThrows(JsonMappingException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"count\":1}", "{\"count\":null,\"on\":true}", "{\"count\":\"1\",\"on\":true}"})
    void aPrimitiveIsNeverZeroBecauseItWasNotGiven(String json) {
        assertThrows(JsonMappingException.class, () -> JSON.readValue(json, Required.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"unknown\":1,\"unknown\":2}",
                "{\"name\":\"a\"} {}",
                "{\"name\":\"a\"} x",
                "{\"name\":\"a\"}]",
                "{\"name\":\"a\"",
                "{'name':'a'}",
                "{\"name\":\"a\",}",
                "{\"size\":NaN}",
                "{\"size\":01}",
                "// comment\n{}",
                ""
            })
    void whatIsNotOneWellFormedDocumentIsRefused(String json) {
        assertThrows(JsonProcessingException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\u0000", "\\ud800", "\\ud800x", "\\udc00", "\\udc00\\ud800"})
    void textThatNoTableCanHoldIsRefused(String escaped) {
        assertThrows(JsonMappingException.class, () -> read("{\"name\":\"" + escaped + "\"}"));
        assertThrows(JsonMappingException.class, () -> read("{\"tags\":[\"" + escaped + "\"]}"));
    }

    @Test
    void everyOtherTextIsKept() throws JsonProcessingException {
        assertEquals(
                "\uD83D\uDE80 \u00e9\u4e2d",
                read("{\"name\":\"\\ud83d\\ude80 \u00e9\u4e2d\"}").name());
    }

    @Test
    void aBodyOver1MiBIsRefused() {
        var body = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        assertThrows(
                StreamConstraintsException.class, () -> JSON.readValue(new ByteArrayInputStream(bytes), Body.class));
    }

    @Test
    void aBodyJustUnder1MiBIsRead() throws Exception {
        var name = "x".repeat((1 << 20) - 100);
        var bytes = ("{\"name\":\"" + name + "\"}").getBytes(StandardCharsets.UTF_8);
        assertEquals(
                name,
                JSON.readValue(new ByteArrayInputStream(bytes), Body.class).name());
    }

    @Test
    void deepNestingIsRefused() {
        var body = "{\"unknown\":" + "[".repeat(200) + "]".repeat(200) + "}";
        var failure = assertThrows(JsonProcessingException.class, () -> read(body));
        assertTrue(failure.getMessage().contains("nesting depth"), failure.getMessage());
    }

    private static Body read(String json) throws JsonProcessingException {
        return JSON.readValue(json, Body.class);
    }
}
