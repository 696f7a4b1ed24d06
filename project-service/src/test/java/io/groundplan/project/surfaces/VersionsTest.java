package io.groundplan.project.surfaces;

import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

/** Who names the version that they know does not overwrite a later one. */
@QuarkusTest
class VersionsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> changesOnlyTheVersionThatIsExpected() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var project = at.created(ann, "Shop");
            var old = at.get(ann, project).header("ETag");
            assertNotNull(old, "no ETag");
            at.rename(ann.with("If-Match", old), project, "Current").then().statusCode(at.changedStatus());
            var current = at.get(ann, project).header("ETag");
            assertNotEquals(old, current);

            assertNothingChanges(() -> {
                assertRefused(door, 412, at.rename(ann.with("If-Match", old), project, "Stale"));
                assertRefused(door, 412, at.delete(ann.with("If-Match", old), project));
                assertRefused(door, 412, at.rename(ann.with("If-Match", "\"x\""), project, "Stale"));
            });
            assertEquals("Current", at.nameOf(at.get(ann, project)));

            at.rename(ann.with("If-Match", old + ", " + current), project, "Either")
                    .then()
                    .statusCode(at.changedStatus());
            at.rename(ann.with("If-Match", "*"), project, "Any").then().statusCode(at.changedStatus());
            var last = at.get(ann, project).header("ETag");
            at.delete(ann.with("If-Match", last), project).then().statusCode(at.deletedStatus());
        });
    }

    @TestFactory
    Stream<DynamicTest> tagsTheSameVersionTheSameEverywhere() {
        var project = ProjectsAt.DATABASE.created(ann, "Shop");
        var tag = ProjectsAt.DATABASE.get(ann, project).header("ETag");
        return DynamicTest.stream(
                Door.served(),
                Door::surface,
                door -> ProjectsAt.of(door).get(ann, project).then().header("ETag", is(tag)));
    }

    @TestFactory
    Stream<DynamicTest> keepsTheVersionWhenNothingChanges() {
        return DynamicTest.stream(Door.served(), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var project = at.created(ann, "Shop");
            at.rename(ann, project, "Same").then().statusCode(at.changedStatus());
            var tag = at.get(ann, project).header("ETag");

            assertNothingChanges(() -> at.rename(ann, project, "Same").then().statusCode(at.changedStatus()));
            at.get(ann, project).then().header("ETag", is(tag));
        });
    }
}
