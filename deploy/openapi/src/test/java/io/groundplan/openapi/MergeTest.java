package io.groundplan.openapi;

import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class MergeTest {
    private static final String PROJECTS =
            """
            {"openapi": "3.1.0",
             "info": {"title": "Platform", "version": "1"},
             "servers": [{"url": "/platform"}],
             "security": [{"bearer": []}],
             "tags": [{"name": "Projects"}, {"name": "Shared"}],
             "paths": {
               "/z/{id}": {"summary": "Z", "get": {"operationId": "getZ"}},
               "/b": {"post": {"operationId": "makeB"}}},
             "components": {
               "schemas": {"Error": {"type": "object", "maxProperties": 1}, "B": {"type": "string"}},
               "securitySchemes": {"bearer": {"type": "http"}}}}""";
    private static final String USAGE =
            """
            {"openapi": "3.1.0",
             "info": {"title": "Another", "version": "2"},
             "tags": [{"name": "Shared"}, {"name": "Activity"}],
             "paths": {
               "/z/{id}": {"summary": "Z", "delete": {"operationId": "dropZ", "security": [{"token": []}]}},
               "/a": {"get": {"operationId": "getA"}}},
             "components": {
               "schemas": {"Error": {"maxProperties": 1, "type": "object"}, "A": {"type": "string"}},
               "responses": {"Gone": {"description": "gone"}},
               "securitySchemes": {"token": {"type": "http"}}}}""";

    @Test
    void everyPathOperationComponentAndTagIsInTheWhole() {
        var whole = merged(PROJECTS, USAGE);
        assertEquals(
                List.of("/a", "/b", "/z/{id}"),
                List.copyOf(whole.getJsonObject("paths").fieldNames()));
        assertEquals(
                List.of("summary", "get", "delete"),
                List.copyOf(
                        whole.getJsonObject("paths").getJsonObject("/z/{id}").fieldNames()));
        var components = whole.getJsonObject("components");
        assertEquals(
                List.of("responses", "schemas", "securitySchemes"),
                components.fieldNames().stream().sorted().toList());
        assertEquals(
                List.of("A", "B", "Error"),
                List.copyOf(components.getJsonObject("schemas").fieldNames()));
        assertEquals(
                new JsonArray("[{\"name\":\"Projects\"},{\"name\":\"Shared\"},{\"name\":\"Activity\"}]"),
                whole.getJsonArray("tags"));
    }

    @Test
    void theFirstPartIntroducesTheDocument() {
        var whole = merged(PROJECTS, USAGE);
        assertEquals("3.1.0", whole.getString("openapi"));
        assertEquals("Platform", whole.getJsonObject("info").getString("title"));
        assertEquals(new JsonArray("[{\"url\":\"/platform\"}]"), whole.getJsonArray("servers"));
        assertEquals(new JsonArray("[{\"bearer\":[]}]"), whole.getJsonArray("security"));
    }

    @Test
    void operationsOfOtherPartsKeepTheServersAndTheSecurityThatTheyWereDescribedWith() {
        var paths = merged(PROJECTS, USAGE).getJsonObject("paths");
        var open = paths.getJsonObject("/a").getJsonObject("get");
        assertEquals(new JsonArray(), open.getJsonArray("security"));
        assertEquals(new JsonArray("[{\"url\":\"/\"}]"), open.getJsonArray("servers"));
        var own = paths.getJsonObject("/z/{id}").getJsonObject("delete");
        assertEquals(new JsonArray("[{\"token\":[]}]"), own.getJsonArray("security"));
        var first = paths.getJsonObject("/b").getJsonObject("post");
        assertFalse(first.containsKey("security") || first.containsKey("servers"));
    }

    @Test
    void theOrderOfPathsInAPartDoesNotShowInTheWhole() {
        var turned = PROJECTS.replace(
                "\"/z/{id}\": {\"summary\": \"Z\", \"get\": {\"operationId\": \"getZ\"}},\n   \"/b\": {\"post\": {\"operationId\": \"makeB\"}}",
                "\"/b\": {\"post\": {\"operationId\": \"makeB\"}},\n   \"/z/{id}\": {\"summary\": \"Z\", \"get\": {\"operationId\": \"getZ\"}}");
        assertFalse(turned.equals(PROJECTS));
        assertEquals(
                merged(PROJECTS, USAGE).encodePrettily(), merged(turned, USAGE).encodePrettily());
    }

    @Test
    void onePartAloneStaysWhatItIs() {
        assertEquals(new JsonObject(PROJECTS), merged(PROJECTS));
    }

    private static JsonObject merged(String... documents) {
        var parts = Parts.ofPlatform(documents);
        return Merge.documents(parts, List.of(Surface.PLATFORM)).entrySet().stream()
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }
}
