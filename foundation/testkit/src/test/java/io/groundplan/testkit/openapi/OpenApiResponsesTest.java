package io.groundplan.testkit.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class OpenApiResponsesTest {
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String PROJECT =
            """
            {"id": "9f0c3c5e-6f0e-4c39-8f9e-3f5d5f3a2a10", "name": "Atlas", "owner": {"name": "Ada"},
             "note": null, "created_at": "2026-11-01T00:00:00Z", "labels": {"any": "thing"}}""";

    private final OpenApiResponses document = OpenApiResponses.of(resource());

    @Test
    void aDocumentedResponsePasses() {
        document.assertDocumented("GET", "/v1/projects/{id}", 200, JSON, PROJECT);
        document.assertDocumented("get", "/v1/projects/prj_1", 200, JSON, PROJECT);
        document.assertDocumented("GET", "/v1/projects/mine", 200, JSON, "[" + PROJECT + "]");
        document.assertDocumented("GET", "/v1/projects/{id}", 404, JSON, "{\"error\": \"project not found\"}");
        document.assertDocumented("DELETE", "/v1/projects/{id}", 204, null, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            GET    | /v1/unknown       | 200 | application/json | {}                | no path
            PATCH  | /v1/projects/{id} | 200 | application/json | {}                | no PATCH
            GET    | /v1/projects/{id} | 418 | application/json | {}                | no status 418
            GET    | /v1/projects/{id} | 404 | text/html        | {}                | no content text/html
            GET    | /v1/projects/{id} | 404 | application/json | {}                | required property 'error'
            GET    | /v1/projects/{id} | 404 | application/json | {"error":1}       | integer found, string expected
            GET    | /v1/projects/{id} | 404 | application/json | {"error":"","x":1}| $.x: is not declared
            GET    | /v1/projects/{id} | 404 | application/json | ~~                | no body
            GET    | /v1/projects/{id} | 404 | application/json | <html>            | not JSON
            GET    | /v1/projects/{id} | 401 | application/json | {}                | no schema
            DELETE | /v1/projects/{id} | 204 | application/json | {}                | no content
            """)
    void whatTheDocumentDoesNotSayFails(
            String method, String path, int status, String contentType, String body, String reason) {
        assertFails(reason, method, path, status, contentType, body);
    }

    @Test
    void nestedAndComposedSchemasAreCheckedToo() {
        assertFails("$.owner.age: is not declared", PROJECT.replace("\"Ada\"", "\"Ada\", \"age\": 36"));
        assertFails("date-time", PROJECT.replace("2026-11-01T00:00:00Z", "yesterday"));
        assertFails("uuid", PROJECT.replace("9f0c3c5e-", ""));
        assertFails("name", PROJECT.replace("\"name\": \"Atlas\",", ""));
        assertFails("labels", PROJECT.replace("\"thing\"", "1"));
    }

    private void assertFails(String reason, String body) {
        assertFails(reason, "GET", "/v1/projects/{id}", 200, JSON, body);
    }

    private void assertFails(String reason, String method, String path, int status, String contentType, String body) {
        var failure = assertThrows(
                AssertionError.class, () -> document.assertDocumented(method, path, status, contentType, body));
        assertTrue(failure.getMessage().contains(reason), failure.getMessage());
    }

    private static String resource() {
        try (var stream = OpenApiResponsesTest.class.getResourceAsStream("projects.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
