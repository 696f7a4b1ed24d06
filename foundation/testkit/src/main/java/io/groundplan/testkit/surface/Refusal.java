package io.groundplan.testkit.surface;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** An answer that refuses, as it must look on each surface. */
record Refusal(int status, String contentType, String requestId, String body) {
    private static final Map<Integer, Set<String>> PLATFORM_CODES = Map.ofEntries(
            Map.entry(400, Set.of("VALIDATION_ERROR")),
            Map.entry(401, Set.of("UNAUTHORIZED")),
            Map.entry(403, Set.of("FORBIDDEN", "QUOTA_EXCEEDED")),
            Map.entry(404, Set.of("PROJECT_NOT_FOUND", "TEAM_NOT_FOUND", "NOT_FOUND")),
            Map.entry(405, Set.of("METHOD_NOT_ALLOWED")),
            Map.entry(406, Set.of("NOT_ACCEPTABLE")),
            Map.entry(409, Set.of("CONFLICT")),
            Map.entry(412, Set.of("PRECONDITION_FAILED")),
            Map.entry(413, Set.of("PAYLOAD_TOO_LARGE")),
            Map.entry(415, Set.of("UNSUPPORTED_MEDIA_TYPE")),
            Map.entry(422, Set.of("UNPROCESSABLE")),
            Map.entry(429, Set.of("RATE_LIMIT_EXCEEDED")),
            Map.entry(500, Set.of("INTERNAL_ERROR")),
            Map.entry(503, Set.of("SERVICE_UNAVAILABLE")));

    private static final Map<Integer, Set<String>> WORKLOAD_CODES = Map.ofEntries(
            Map.entry(400, Set.of("BAD_REQUEST")),
            Map.entry(401, Set.of("UNAUTHORIZED")),
            Map.entry(403, Set.of("FORBIDDEN")),
            Map.entry(404, Set.of("NOT_FOUND")),
            Map.entry(405, Set.of("BAD_REQUEST")),
            Map.entry(406, Set.of("BAD_REQUEST")),
            Map.entry(409, Set.of("CONFLICT")),
            Map.entry(412, Set.of("CONFLICT")),
            Map.entry(413, Set.of("BAD_REQUEST")),
            Map.entry(415, Set.of("BAD_REQUEST")),
            Map.entry(422, Set.of("BAD_REQUEST")),
            Map.entry(429, Set.of("TOO_MANY_REQUESTS")),
            Map.entry(500, Set.of("INTERNAL_ERROR")),
            Map.entry(503, Set.of("SERVICE_UNAVAILABLE")));

    private static final Pattern INTERNAL = Pattern.compile(
            "(?i)exception|groundplan|java\\.|jackson|hibernate|vertx|sqlstate|relation \"|\\bselect .* from\\b");

    static Refusal of(Response answer) {
        return new Refusal(answer.statusCode(), answer.contentType(), answer.header("X-Request-Id"), answer.asString());
    }

    static Refusal of(RawHttp.Answer answer) {
        return new Refusal(
                answer.status(), answer.header("Content-Type"), answer.header("X-Request-Id"), answer.body());
    }

    void assertOn(Door door, int expected) {
        assertEquals(expected, status, () -> door + ": " + body);
        assertEquals("application/json", contentType, this::toString);
        assertNotNull(requestId, body);
        assertFalse(INTERNAL.matcher(body).find(), body);
        var json = new JsonPath(body);
        switch (door) {
            case PLATFORM -> assertEnveloped(json, PLATFORM_CODES);
            case WORKLOAD -> {
                assertEnveloped(json, WORKLOAD_CODES);
                assertFalse(json.getMap("error").containsKey("details"), body);
            }
            case STUDIO -> assertTrue(plain(json).matches("(?s)\\p{Lu}.*\\."), body);
            case DATABASE, FLEET -> assertFalse(plain(json).isBlank(), body);
        }
    }

    private void assertEnveloped(JsonPath json, Map<Integer, Set<String>> codes) {
        assertEquals(Set.of("success", "error"), json.getMap("$").keySet(), body);
        assertEquals(Boolean.FALSE, json.get("success"), body);
        assertTrue(codes.get(status).contains(json.getString("error.code")), body);
        assertFalse(json.getString("error.message").isBlank(), body);
        var keys = json.getMap("error").keySet();
        if (!keys.contains("details")) {
            assertEquals(Set.of("code", "message"), keys, body);
            return;
        }
        assertEquals(Set.of("code", "message", "details"), keys, body);
        assertEquals(400, status, body);
        assertFalse(json.getList("error.details").isEmpty(), body);
        json.getList("error.details", Map.class)
                .forEach(detail -> assertEquals(Set.of("field", "message"), detail.keySet(), body));
    }

    private String plain(JsonPath json) {
        assertEquals(Set.of("error"), json.getMap("$").keySet(), body);
        return json.getString("error");
    }
}
