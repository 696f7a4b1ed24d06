package io.groundplan.project.errors;

import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.RawHttp;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What the framework refuses before a resource sees it, in the body of each surface. */
@QuarkusTest
class HttpRefusalsTest extends ProjectServiceTest {
    private static final int TOO_MUCH = 1_100_000;

    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> doesNotFindAPathWithoutARoute() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var project = at.path(at.created(ann, "Shop"));
            for (var method : new String[] {"GET", "POST", "PUT", "PATCH", "DELETE"}) {
                assertRefused(door, 404, ann.at(door).send(method, project + "/nowhere", null));
                assertRefused(door, 404, ann.at(door).send(method, project + "/nowhere/at/all", "{}"));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/nowhere", "/database/v1/nowhere", "/database/v1", "/nowhere", "/", "/database/v2/projects"})
    void doesNotFindAPathOfNoSurfaceEither(String path) {
        assertRefused(404, ann.request().get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/platform", "/api/v1/platform/nowhere"})
    void doesNotFindAPathWithoutARouteOnPlatform(String path) {
        assertRefused(Door.PLATFORM, 404, ann.request().get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1", "/api/v1/nowhere", "/uploads/projects"})
    void doesNotFindAPathWithoutARouteOnWorkload(String path) {
        assertRefused(Door.WORKLOAD, 404, ann.request().get(path));
    }

    @TestFactory
    Stream<DynamicTest> namesTheMethodsThatThereAre() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var onAll = ann.at(door).send("PUT", at.collection(), "{}");
            assertRefused(door, 405, onAll);
            onAll.then().header("Allow", containsString("POST"));
            var onOne = ann.at(door).send("POST", at.path("x"), "{}");
            assertRefused(door, 405, onOne);
            onOne.then()
                    .header(
                            "Allow",
                            allOf(containsString("GET"), containsString("DELETE"), containsString(at.changeMethod())));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesOtherMediaTypes() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var address = door.address(at.collection());
            var body = at.creation(ann, "\"Shop\"");
            assertNothingChanges(() -> {
                for (var type : new String[] {"text/plain", "application/xml", "application/x-www-form-urlencoded"}) {
                    assertRefused(
                            door,
                            415,
                            ann.request().contentType(type).body(body).post(address));
                }
                assertRefused(
                        door, 406, ann.request().accept("text/html").body(body).post(address));
            });
            assertRefused(door, 406, ann.request().accept("text/html").get(door.address(at.list(ann))));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesABodyOfMoreThanAMebibyte() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var address = door.address(at.collection());
            var authorization = ann.headers().get("Authorization");
            assertNothingChanges(() -> {
                var large = at.creation(ann, '"' + "x".repeat(TOO_MUCH) + '"');
                assertRefused(door, 413, ann.at(door).post(at.collection(), large));
                assertRefused(door, 413, RawHttp.postInChunks(address, authorization, TOO_MUCH));
                assertRefused(door, 413, RawHttp.postInChunks(address, authorization, 5 * TOO_MUCH));
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatIsNestedTooDeeply() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var deep = at.creation(ann, "\"Shop\"").replaceFirst("\\{", "{\"deep\":" + "[".repeat(100_000));
            assertNothingChanges(() -> assertRefused(
                    door,
                    413,
                    RawHttp.send("POST " + door.address(at.collection()) + " HTTP/1.1\r\nHost: localhost\r\n"
                            + "Connection: close\r\nContent-Type: application/json\r\nAuthorization: "
                            + ann.headers().get("Authorization") + "\r\nContent-Length: " + deep.length()
                            + "\r\n\r\n" + deep)));
        });
    }

    @Test
    void takesAChangeWithoutABodyAsCurlSendsIt() {
        var answer = RawHttp.send("POST /v1/jobs/nonsense/cancel HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: " + ann.headers().get("Authorization") + "\r\n\r\n");

        assertEquals(404, answer.status());
        assertEquals("{\"error\":\"job not found\"}", answer.body());
    }
}
