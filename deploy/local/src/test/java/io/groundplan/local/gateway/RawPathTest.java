package io.groundplan.local.gateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RawPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal",
                "/internal/users/1",
                "/INTERNAL/users/1",
                "//internal/users",
                "/./internal",
                "/v1/../internal/users",
                "/v1/projects/../../internal",
                "/v1/%2e%2e/internal",
                "/v1/.%2E/internal",
                "/v1/..%2finternal",
                "/v1/..%5cinternal",
                "/v1/..\\internal",
                "/v1/..;x=y/internal",
                "/v1/%252e%252e/internal",
                "/%69nternal/users",
                "/%49NTERNAL",
                "/%2569nternal",
                "/internal;x/users",
                "/internal%2fusers",
                "/../../internal",
                "/q/health",
                "/Q/metrics",
                "/v1/../q/metrics"
            })
    void everySpellingOfAnInternalPathIsRecognised(String path) {
        assertTrue(new RawPath(path).isInternal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/v1/internal", "/internals", "/quota", "/v1/projects/a+b%zz", "/projects/internal/team"})
    void ordinaryPathsAreNotInternal(String path) {
        assertFalse(new RawPath(path).isInternal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1;a=b",
                "/v1%3Ba",
                "/v1%2fa",
                "/v1%2Fa",
                "/v1%5ca",
                "/v1\\a",
                "/v1//a",
                "/v1/../a",
                "/v1/./a",
                "/v1/%2e%2e/a",
                "*",
                "http://localhost/v1"
            })
    void pathsThatCanBeReadInTwoWaysAreAmbiguous(String path) {
        assertTrue(new RawPath(path).isAmbiguous());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/projects", "/uploads/projects/a.png", "/v1/projects/..a", "/v1/a%20b", "/v1/projects/"})
    void ordinaryPathsAreNotAmbiguous(String path) {
        assertFalse(new RawPath(path).isAmbiguous());
    }

    @Test
    void theQueryIsNotPartOfThePath() {
        assertEquals(new RawPath("/v1/projects"), RawPath.of("/v1/projects?redirect=//internal/..;"));
    }
}
