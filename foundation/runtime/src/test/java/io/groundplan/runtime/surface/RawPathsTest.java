package io.groundplan.runtime.surface;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RawPathsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/projects;a=b",
                "/v1/projects%3Ba=b",
                "/v1/projects%3ba=b",
                "/v1/projects/..%2fclusters",
                "/v1/projects%2F",
                "/v1/projects%5c..",
                "/v1/projects%5C",
                "/v1\\projects",
                "//v1/projects",
                "/v1//projects",
                "/v1/projects//",
                "/v1/../internal/projects",
                "/v1/./projects",
                "/v1/projects/..",
                "/v1/%2E%2e/projects",
                "/v1/.%2e/projects",
                "/v1/projects/%00",
                "/v1/projects/%",
                "/v1/projects/%zz"
            })
    void whatTwoParsersCouldReadDifferentlyIsAmbiguous(String path) {
        assertTrue(RawPaths.isAmbiguous(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/projects",
                "/v1/projects/",
                "/v1/projects/prj_06cwgb60fc938nkrkay0/extensions/uuid-ossp",
                "/v1/projects/a%20b",
                "/v1/projects/..a/.b",
                "/uploads/projects/icon.3f2a.png"
            })
    void anOrdinaryPathIsNot(String path) {
        assertFalse(RawPaths.isAmbiguous(path));
    }
}
