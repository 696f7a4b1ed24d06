package io.groundplan.project.flow;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubWorker;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Extensions of a project's database. */
@QuarkusTest
class ExtensionsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void listsWhatIsAllowedAndOfferedAsTheDatabaseHasIt() {
        var project = TestProject.ready(ann);
        enabled(project, "pgcrypto");

        ann.get(project.path("extensions"))
                .then()
                .statusCode(200)
                .body("extensions.name", contains("hstore", "pgcrypto", "postgis"))
                .body("extensions.enabled", contains(false, true, false))
                .body("extensions.trusted", contains(true, true, false))
                .body("extensions[0].default_version", is("1.8"));
    }

    @Test
    void hasNothingEnabledBeforeTheDatabaseIsThere() {
        var project = TestProject.created(ann);

        ann.get(project.path("extensions"))
                .then()
                .statusCode(200)
                .body("extensions.enabled", contains(false, false, false));
        ann.post(project.path("extensions"), "{\"name\":\"hstore\"}")
                .then()
                .statusCode(409)
                .body("error", is("project must be ready"));
    }

    @Test
    void enablesAndDisablesByJobs() {
        var project = TestProject.ready(ann);

        var enable = project.requested("POST", "extensions", "{\"name\":\"hstore\"}");
        assertEquals(
                "hstore",
                ((JobSpec.EnableExtension) FakeWorker.requested(enable).spec()).extension());
        project.completed(enable);
        enabled(project, "hstore");
        var disable = project.requested("DELETE", "extensions/hstore", null);
        assertEquals(
                "hstore",
                ((JobSpec.DisableExtension) FakeWorker.requested(disable).spec()).extension());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plperlu", "vector", "nonsense", "HSTORE", "hstore; drop table project"})
    void refusesWhatTheProjectMayNotUse(String name) {
        var project = TestProject.ready(ann);

        ann.post(project.path("extensions"), "{\"name\":\"" + name + "\"}")
                .then()
                .statusCode(400)
                .body("error", containsString("name"));
        assertEquals(1, ann.get(project.path("jobs")).jsonPath().getList("jobs").size());
    }

    @Test
    void refusesWhatIsEnabledAlready() {
        var project = TestProject.ready(ann);
        enabled(project, "hstore");

        ann.post(project.path("extensions"), "{\"name\":\"hstore\"}").then().statusCode(409);
    }

    @Test
    void doesNotFindWhatIsNotEnabled() {
        var project = TestProject.ready(ann);

        ann.delete(project.path("extensions/hstore")).then().statusCode(404).body("error", is("extension not found"));
        ann.delete(project.path("extensions/nonsense")).then().statusCode(404);
    }

    @Test
    void saysSoWhenTheClusterDoesNotAnswer() {
        var project = TestProject.ready(ann);
        StubWorker.unreachable(project.read().getString("database_name"));

        assertNothingChanges(() -> {
            assertRefused(503, ann.get(project.path("extensions")));
            assertRefused(503, ann.post(project.path("extensions"), "{\"name\":\"hstore\"}"));
            assertRefused(503, ann.delete(project.path("extensions/hstore")));
        });
    }

    @Test
    void staysReadyAndSaysWhyWhenSomethingNeedsTheExtension() {
        var project = TestProject.ready(ann);
        enabled(project, "hstore");

        var job = project.requested("DELETE", "extensions/hstore", null);
        project.failed(job, "column tags of table item depends on type hstore");

        assertEquals("ready", project.read().getString("state"));
        assertEquals(
                "column tags of table item depends on type hstore",
                project.read().getString("last_error"));
        assertEquals("failed", project.awaitEnd(job).getString("state"));
        project.completed(project.requested("POST", "credentials/rotate", null));
        assertEquals(null, project.read().getString("last_error"));
    }

    private static void enabled(TestProject project, String... names) {
        StubWorker.enabled(project.read().getString("database_name"), names);
    }
}
