package io.groundplan.project.workload;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.WorkloadProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;
import io.groundplan.testkit.surface.Refusals;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** Clones of environments that have databases. */
@QuarkusTest
class CloneTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann").at(Door.WORKLOAD);
    private WorkloadProject project;
    private String staging;

    @BeforeEach
    void create() {
        project = WorkloadProject.created(ann);
        staging = project.newEnvironment("staging");
    }

    @Test
    void isReadyWhenEveryDatabaseIsCopied() {
        project.readyDatabase(staging, "orders");
        project.readyDatabase(staging, "invoices");

        var clone = project.cloned(staging, "staging-v2");

        ann.get(project.environment(clone)).then().body("state", is("cloning"));
        ann.get(project.environment(clone) + "/databases")
                .then()
                .body("name", contains("invoices", "orders"))
                .body("state", contains("provisioning", "provisioning"));
        var copies = project.databasesOf(clone);
        project.databaseCompleted(copies.get(1));
        ann.get(project.environment(clone)).then().body("state", is("cloning"));
        project.databaseCompleted(copies.get(0));

        ann.get(project.environment(clone)).then().body("state", is("ready")).header("ETag", is("\"2\""));
        ann.get(project.environment(clone) + "/databases/" + copies.get(0) + "/connection")
                .then()
                .statusCode(200);
        ann.post(project.environment(clone) + "/set-default").then().statusCode(200);
    }

    @Test
    void asksTheWorkerForACopyOfEachDatabase() {
        var original = project.readyDatabase(staging, "orders");
        var clone = project.cloned(staging, "staging-v2");
        var copy = project.databasesOf(clone).get(0);

        var job = FakeWorker.requested(project.latestJob(copy));

        var spec = (JobSpec.CloneEnvironment) job.spec();
        assertEquals(original, spec.source().databaseId().toString());
        assertEquals(copy, spec.target().databaseId().toString());
        assertNotEquals(spec.source().loginRole(), spec.target().loginRole());
        assertEquals(true, spec.scramVerifier().startsWith("SCRAM-SHA-256$"));
    }

    @Test
    void hasFailedWhenADatabaseCouldNotBeCopied() {
        project.readyDatabase(staging, "orders");
        project.readyDatabase(staging, "invoices");
        var clone = project.cloned(staging, "staging-v2");
        var copies = project.databasesOf(clone);

        project.databaseFailed(copies.get(0), "not supported");
        ann.get(project.environment(clone)).then().body("state", is("failed"));
        project.databaseCompleted(copies.get(1));

        ann.get(project.environment(clone)).then().body("state", is("failed"));
        ann.get(project.environment(clone) + "/databases").then().body("state", contains("ready", "failed"));
        ann.get(project.environment(staging)).then().body("state", is("ready"));
        Refusals.assertNothingChanges(() -> {
            ann.post(project.environment(clone) + "/set-default").then().statusCode(409);
            ann.post(project.environment(clone) + "/clone", "{\"name\":\"c\"}")
                    .then()
                    .statusCode(409);
            ann.delete(project.environment(clone)).then().statusCode(409);
        });
    }

    @Test
    void canBeDeletedAfterItFailed() {
        project.readyDatabase(staging, "orders");
        var clone = project.cloned(staging, "staging-v2");
        var copy = project.databasesOf(clone).get(0);
        project.databaseFailed(copy, "not supported");

        ann.delete(project.environment(clone) + "?force=true").then().statusCode(204);
        project.databaseCompleted(copy);

        ann.get(project.environment(clone)).then().statusCode(404);
        assertEquals(true, project.databasesOf(clone).isEmpty());
    }

    @Test
    void needsASourceWhoseDatabasesAreReady() {
        project.newDatabase(staging, "orders");

        Refusals.assertNothingChanges(() -> ann.post(project.environment(staging) + "/clone", "{\"name\":\"c\"}")
                .then()
                .statusCode(409)
                .body("error.message", is("environment must be ready")));
    }

    @Test
    void keepsItsSourceWhileItIsCopied() {
        project.readyDatabase(staging, "orders");
        var clone = project.cloned(staging, "staging-v2");

        Refusals.assertNothingChanges(() -> {
            ann.delete(project.environment(staging) + "?force=true").then().statusCode(409);
            ann.delete(project.environment(clone) + "?force=true").then().statusCode(409);
        });
        project.databaseCompleted(project.databasesOf(clone).get(0));

        ann.delete(project.environment(staging) + "?force=true").then().statusCode(204);
        ann.get(project.environment(clone)).then().body("state", is("ready"));
    }

    @Test
    void asksForNothingTwiceWhenTheRequestIsRepeated() {
        project.readyDatabase(staging, "orders");
        var repeating = ann.with("Idempotency-Key", "once");
        String first = repeating
                .post(project.environment(staging) + "/clone", "{\"name\":\"c\"}")
                .path("id");

        Refusals.assertNothingChanges(() -> repeating
                .post(project.environment(staging) + "/clone", "{\"name\":\"c\"}")
                .then()
                .statusCode(201)
                .body("id", is(first)));
    }
}
