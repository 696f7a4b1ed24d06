package io.groundplan.project.surfaces;

import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The same project behind every door. */
@QuarkusTest
class CrossSurfaceTest extends ProjectServiceTest {
    private static final String LATEST_JOB = "select id from job where project_id = ? order by id desc limit 1";

    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> showsAProjectMadeAnywhereEverywhereElse() {
        return DynamicTest.stream(Door.served(), Door::surface, made -> {
            var name = "Made at " + made;
            var project = ProjectsAt.of(made).created(ann, name);
            others(Door.DATABASE).forEach(door -> assertShown(door, project, name));
            if (made == Door.DATABASE) {
                assertShown(Door.DATABASE, project, name);
            } else {
                assertHidden(Door.DATABASE, project);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> showsOnTheDatabaseSurfaceWhatGotADatabase() {
        return DynamicTest.stream(
                servedWith(Door.PLATFORM).filter(door -> door != Door.DATABASE), Door::surface, made -> {
                    var project = ProjectsAt.of(made).created(ann, "Shop");
                    ann.at(Door.PLATFORM)
                            .post(ProjectsAt.PLATFORM.path(project) + "/databases", "{\"name\":\"main\"}")
                            .then()
                            .statusCode(202);
                    assertShown(Door.DATABASE, project, "Shop");
                    ProjectsAt.DATABASE.get(ann, project).then().body("project.state", is("provisioning"));
                    completeLatestJob(project);
                    ProjectsAt.DATABASE.get(ann, project).then().body("project.state", is("ready"));
                });
    }

    @TestFactory
    Stream<DynamicTest> showsANewNameEverywhere() {
        var project = ProjectsAt.DATABASE.created(ann, "Shop");
        return DynamicTest.stream(Door.served(), Door::surface, renamed -> {
            var at = ProjectsAt.of(renamed);
            var name = "Named at " + renamed;
            at.rename(ann, project, name).then().statusCode(at.changedStatus());
            Door.served().forEach(door -> assertShown(door, project, name));
        });
    }

    @TestFactory
    Stream<DynamicTest> isGoneEverywhereOnceItIsDeletedSomewhere() {
        return DynamicTest.stream(Door.served(), Door::surface, deleted -> {
            var project = ProjectsAt.DATABASE.created(ann, "Shop");
            var at = ProjectsAt.of(deleted);
            at.delete(ann, project).then().statusCode(at.deletedStatus());

            others(Door.DATABASE).forEach(door -> {
                assertHidden(door, project);
                assertRefused(door, 404, ProjectsAt.of(door).rename(ann, project, "Back"));
                assertRefused(door, 404, ProjectsAt.of(door).delete(ann, project));
            });
            ProjectsAt.DATABASE.get(ann, project).then().statusCode(200).body("project.state", is("deleting"));
            completeLatestJob(project);
            assertHidden(Door.DATABASE, project);
        });
    }

    @TestFactory
    Stream<DynamicTest> isGoneEverywhereAtOnceWhenItHasNoDatabase() {
        return DynamicTest.stream(others(Door.DATABASE), Door::surface, deleted -> {
            var at = ProjectsAt.of(deleted);
            var project = at.created(ann, "Shop");
            at.delete(ann, project).then().statusCode(at.deletedStatus());
            Door.served().forEach(door -> assertHidden(door, project));
        });
    }

    private void assertShown(Door door, ProjectId project, String name) {
        var at = ProjectsAt.of(door);
        var answer = at.get(ann, project);
        answer.then().statusCode(200);
        assertEquals(at.idText(project), at.idOf(answer));
        assertEquals(name, at.nameOf(answer));
        var list = ann.at(door).get(at.list(ann));
        int position = at.idsOf(list).indexOf(at.idText(project));
        assertTrue(position >= 0, door + " does not list it");
        assertEquals(name, at.namesOf(list).get(position));
    }

    private void assertHidden(Door door, ProjectId project) {
        var at = ProjectsAt.of(door);
        assertRefused(door, 404, at.get(ann, project));
        assertFalse(at.idsOf(ann.at(door).get(at.list(ann))).contains(at.idText(project)), door + " lists it");
    }

    private void completeLatestJob(ProjectId project) {
        var job = new JobId((UUID) ServiceDatabase.value(LATEST_JOB, project.value())).text();
        new TestProject(ann, project.text(), job).completed(job);
    }

    private static Stream<Door> others(Door than) {
        return Door.served().filter(door -> door != than);
    }

    /** Nothing where the service does not serve that surface. */
    private static Stream<Door> servedWith(Door needed) {
        return Door.served().anyMatch(needed::equals) ? Door.served() : Stream.empty();
    }
}
