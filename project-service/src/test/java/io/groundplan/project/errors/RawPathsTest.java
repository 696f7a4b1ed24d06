package io.groundplan.project.errors;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.RawHttp;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertAll;
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

    @TestFactory
    Stream<DynamicTest> refusesInTheBodyOfTheSurfaceThatThePrefixNames() {
        return DynamicTest.stream(Stream.of(Door.values()), Door::surface, door -> {
            var collection = door.address(ProjectsAt.of(door).collection());
            assertAll(List.of("/a;x", "/a%2fb", "//a", "/a%5cb", "/../a", "/%2e/a", "/a%00").stream()
                    .map(odd -> () -> assertRefused(door, 400, RawHttp.get(collection + odd))));
        });
    }
}
