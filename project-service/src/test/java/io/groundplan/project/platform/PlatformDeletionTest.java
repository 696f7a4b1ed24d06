package io.groundplan.project.platform;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The end of a project in which something is under way. */
@QuarkusTest
class PlatformDeletionTest extends ProjectServiceTest {
    private PlatformProject project;

    @BeforeEach
    void createProject() {
        project = PlatformProject.created(Client.person("ann"));
    }

    @Test
    void endsAtOnceWithoutADatabase() {
        project.owner().delete(project.path()).then().statusCode(200);

        assertEquals("deleted", state());
    }

    @Test
    void endsWithTheLastDatabaseWhenThatIsBeingDroppedAlready() {
        var database = project.ready("users-db");
        project.deleting(database);
        var job = project.latestJob(database);

        project.owner().delete(project.path()).then().statusCode(200);
        assertEquals("deleting", state());
        project.onDatabase().completed(job);

        assertEquals("deleted", state());
        assertEquals(2, FakeWorker.requestsOf(project.uuid()));
    }

    @Test
    void dropsADatabaseThatWasBeingMade() {
        var kept = project.ready("users-db");
        var late = project.wanted("posts-db");
        var making = project.latestJob(late);

        project.owner().delete(project.path()).then().statusCode(200);
        FakeWorker.cancelRecord(making);
        FakeWorker.start(making);
        FakeWorker.cancelled(making);
        project.onDatabase().awaitEnd(making);

        var dropping = project.latestJob(kept);
        assertEquals(
                2,
                ((JobSpec.DeleteProject) FakeWorker.requested(dropping).spec())
                        .targets()
                        .size());
        project.onDatabase().completed(dropping);
        assertEquals("deleted", state());
        project.onDatabase()
                .owner()
                .get(project.onDatabase().path())
                .then()
                .statusCode(404)
                .body("error", is("project not found"));
    }

    private Object state() {
        return ServiceDatabase.value("select state from project where id = ?", project.uuid());
    }
}
