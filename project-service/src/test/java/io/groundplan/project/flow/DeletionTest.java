package io.groundplan.project.flow;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The end of a project. */
@QuarkusTest
class DeletionTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void showsTheProjectAsDeletingUntilTheJobEnds() {
        var project = TestProject.ready(ann);

        var job = project.requested("DELETE", "", null);

        assertEquals("deleting", project.read().getString("state"));
        ann.get("/v1/projects").then().body("projects.state", contains("deleting"));
        ann.delete(project.path()).then().statusCode(202).body("job.id", is(job));
        ann.patch(project.path(), "{\"name\":\"No\"}")
                .then()
                .statusCode(409)
                .body("error", is("project must be ready"));
        ann.get(project.path("connections")).then().statusCode(409);
    }

    @Test
    void leavesNothingButTheJobs() {
        var project = TestProject.ready(ann);
        var job = project.requested("DELETE", "", null);
        assertEquals(
                1,
                ((JobSpec.DeleteProject) FakeWorker.requested(job).spec())
                        .targets()
                        .size());
        project.completed(job);

        ann.get(project.path()).then().statusCode(404).body("error", is("project not found"));
        ann.delete(project.path()).then().statusCode(404);
        ann.get("/v1/projects").then().body("projects", empty());
        ann.get("/v1/jobs/" + job).then().statusCode(200).body("job.state", is("completed"));
        ann.get(project.path("jobs")).then().statusCode(200).body("jobs.id", contains(job, project.job()));
        Client.person("stranger").get("/v1/jobs/" + job).then().statusCode(404);
        assertEquals(
                0L,
                ServiceDatabase.value("select count(*) from project_database where project_id = ?", project.uuid()));
        assertEquals(
                0L, ServiceDatabase.value("select count(*) from environment where project_id = ?", project.uuid()));
    }

    @Test
    void tellsTheProjectsEndAtOnceAndTheDatabasesEndWhenItIsDropped() {
        var project = TestProject.ready(ann);
        var job = project.requested("DELETE", "", null);
        ProjectEvents.await(project.uuid(), ProjectEvent.ProjectDeleted.TYPE);
        project.completed(job);
        ProjectEvents.await(project.uuid(), ProjectEvent.DatabaseDeleted.TYPE);

        var types = ProjectEvents.typesOf(project.uuid());
        assertEquals(
                List.of(
                        ProjectEvent.ProjectReady.TYPE,
                        ProjectEvent.ProjectDeleted.TYPE,
                        ProjectEvent.DatabaseDeleted.TYPE),
                types.subList(3, types.size()));
    }

    @Test
    void freesTheSlug() {
        var project = TestProject.ready(ann, "{\"name\":\"Shop\",\"slug\":\"mine\"}");
        project.completed(project.requested("DELETE", "", null));

        ann.post("/v1/projects", "{\"name\":\"Shop\",\"slug\":\"mine\"}").then().statusCode(202);
    }

    @Test
    void waitsForTheProvisioning() {
        var project = TestProject.created(ann);

        ann.delete(project.path()).then().statusCode(409).body("error", is("project must be ready"));
    }

    @Test
    void deletesAFailedProject() {
        var project = TestProject.created(ann);
        project.failed(project.job(), "no");

        project.completed(project.requested("DELETE", "", null));

        ann.get(project.path()).then().statusCode(404);
    }

    @Test
    void triesAgainAfterAFailedDeletion() {
        var project = TestProject.ready(ann);
        project.failed(project.requested("DELETE", "", null), "the cluster is not reachable");
        assertEquals("deleting", project.read().getString("state"));
        assertEquals("the cluster is not reachable", project.read().getString("last_error"));

        project.completed(project.requested("DELETE", "", null));

        ann.get(project.path()).then().statusCode(404);
    }
}
