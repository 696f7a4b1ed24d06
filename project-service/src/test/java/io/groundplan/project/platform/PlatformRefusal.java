package io.groundplan.project.platform;

import java.util.Set;

import io.restassured.response.Response;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What every refusal of the platform surface looks like. */
final class PlatformRefusal {
    private PlatformRefusal() {}

    static void assertRefused(int status, String code, Response answer) {
        answer.then()
                .statusCode(status)
                .contentType(equalTo("application/json"))
                .header("X-Request-Id", not(nullValue()))
                .body("success", is(false))
                .body("error.code", is(code))
                .body("error.message", not(is("")));
        var keys = code.equals("VALIDATION_ERROR") ? Set.of("code", "message", "details") : Set.of("code", "message");
        assertEquals(keys, answer.jsonPath().getMap("error").keySet());
    }

    /** A refusal that names the field. */
    static void assertInvalid(String field, Response answer) {
        assertRefused(400, "VALIDATION_ERROR", answer);
        assertEquals(field, answer.path("error.details[0].field"));
    }
}
