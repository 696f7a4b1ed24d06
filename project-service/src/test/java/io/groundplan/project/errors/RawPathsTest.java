package io.groundplan.project.errors;

import java.util.Locale;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.RawHttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Paths that two parsers could read differently are refused before anyone reads them. */
@QuarkusTest
class RawPathsTest extends ProjectServiceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/database/v1/projects;a=b",
                "/database/v1/projects%3ba",
                "/database/v1/projects%3Ba",
                "/database/v1%2fprojects",
                "/database/v1%2Fprojects",
                "/database/v1%5cprojects",
                "/database//v1/projects",
                "//database/v1/projects",
                "/v1//projects",
                "/v1/projects//jobs",
                "/v1/projects;x",
                "/database/v1/../v1/projects",
                "/database/v1/%2e%2e/projects",
                "/database/v1/projects/%00",
                "/database/v1/projects/.",
                "/nowhere;x"
            })
    void refusesAmbiguousPaths(String path) {
        var answer = RawHttp.get(path);

        assertEquals(400, answer.status(), answer.body());
        assertEquals("{\"error\":\"bad path\"}", answer.body());
        assertTrue(answer.head().toLowerCase(Locale.ROOT).contains("content-type: application/json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/api/v1/platform/projects;x | {\"success\":false,\"error\":{\"code\":\"VALIDATION_ERROR\",\"message\":\"bad path\"}}",
                "/api/v1/projects//x | {\"success\":false,\"error\":{\"code\":\"BAD_REQUEST\",\"message\":\"bad path\"}}",
                "/projects/%2f | {\"error\":\"Bad path.\"}",
                "/fleet/v1/projects;x | {\"error\":\"bad path\"}"
            })
    void refusesInTheBodyOfTheSurfaceThatThePrefixNames(String path, String body) {
        assertEquals(body, RawHttp.get(path).body());
    }
}
