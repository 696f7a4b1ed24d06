package io.groundplan.project.flow;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** From the request to a database that can be connected to. */
@QuarkusTest
class ProvisioningTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void answersAtOnceWithAPendingJobAndAProvisioningProject() {
        ann.post("/v1/projects", "{\"name\":\"Web Shop\",\"environment\":\"non_production\"}")
                .then()
                .statusCode(202)
                .body("job.state", is("pending"))
                .body("job.type", is("project.provision"))
                .body("job.attempts", is(0))
                .body("job.organization_id", is(ann.organization()))
                .body("project.state", is("provisioning"))
                .body("project.slug", is("web-shop"))
                .body("project.environment", is("non_production"))
                .body("project.plan", is("free"))
                .body("project.max_connections", is(15))
                .body("project.storage_limit_bytes", is(1_073_741_824))
                .body("project.statement_timeout", is("60s"))
                .body("project.last_error", nullValue());
    }

    @Test
    void asksTheWorkerForTheDatabaseWithAVerifierInsteadOfThePassword() {
        var project = TestProject.ready(ann);
        var record = FakeWorker.requestRecord(project.job());
        var request = FakeWorker.requested(project.job());
        var spec = assertInstanceOf(JobSpec.ProvisionProject.class, request.spec());

        assertEquals(project.uuid().toString(), record.key());
        assertEquals("project:" + project.id(), request.lockedResource());
        assertTrue(spec.scramVerifier().startsWith("SCRAM-SHA-256$4096:"), spec.scramVerifier());
        assertEquals(15, spec.limits().connectionLimit());
        assertEquals(List.of("pgcrypto"), spec.extensions());
        assertFalse(record.toString().contains(Passwords.of(project)), "the password is in the request");
        assertTrue(Passwords.opens(Passwords.of(project), spec.scramVerifier()));
    }

    @Test
    void isReadyWhenTheJobCompletes() {
        var project = TestProject.created(ann);
        FakeWorker.start(project.job());
        FakeWorker.complete(project.job());

        var job = project.awaitEnd(project.job());
        assertEquals("completed", job.getString("state"));
        assertEquals(1, job.getInt("attempts"));
        assertEquals(FakeWorker.NAME, job.getString("claimed_by"));
        var read = project.read();
        assertEquals("ready", read.getString("state"));
        assertEquals(project.job(), read.getString("latest_job_id"));
        ProjectEvents.await(project.uuid(), ProjectEvent.ProjectReady.TYPE);
    }

    @Test
    void tellsEveryFactOfTheCreationInOrder() {
        var project = TestProject.ready(ann);
        ProjectEvents.await(project.uuid(), ProjectEvent.ProjectReady.TYPE);

        assertEquals(
                List.of(
                        ProjectEvent.ProjectCreated.TYPE,
                        ProjectEvent.EnvironmentCreated.TYPE,
                        ProjectEvent.DatabaseCreated.TYPE,
                        ProjectEvent.ProjectReady.TYPE),
                ProjectEvents.typesOf(project.uuid()));
    }

    @Test
    void carriesTheRequestIdOnTheEventsThatTheRequestCauses() {
        var project = TestProject.created(ann.with("X-Request-Id", "walk-42"));

        assertEquals(
                "walk-42", FakeWorker.requestRecord(project.job()).headers().get("ce_requestid"));
    }

    @Test
    void showsTheErrorOfAFailedJobAndProvisionsAgainWithTheSameNames() {
        var project = TestProject.created(ann);
        var first =
                (JobSpec.ProvisionProject) FakeWorker.requested(project.job()).spec();
        project.failed(project.job(), "the cluster local is not reachable");
        assertEquals("failed", project.read().getString("state"));
        assertEquals("the cluster local is not reachable", project.read().getString("last_error"));

        var again = project.requested("POST", "retry-provisioning", null);
        assertEquals("provisioning", project.read().getString("state"));
        assertEquals(null, project.read().getString("last_error"));
        var second = (JobSpec.ProvisionProject) FakeWorker.requested(again).spec();
        assertEquals(first.target(), second.target());
        project.completed(again);
        assertTrue(Passwords.opens(Passwords.of(project), first.scramVerifier()));
        assertEquals("ready", project.read().getString("state"));
    }

    @Test
    void retriesOnlyWhatFailed() {
        var project = TestProject.ready(ann);

        ann.post(project.path("retry-provisioning")).then().statusCode(409).body("error", is("project is not failed"));
    }

    @Test
    void leavesACancelledProvisioningFailed() {
        var project = TestProject.created(ann);
        ann.post("/v1/jobs/" + project.job() + "/cancel").then().statusCode(202).body("job.id", is(project.job()));
        assertTrue(FakeWorker.cancelRecord(project.job()).type().equals("io.groundplan.job.cancel_requested.v1"));
        FakeWorker.cancelled(project.job());

        assertEquals("cancelled", project.awaitEnd(project.job()).getString("state"));
        assertEquals("failed", project.read().getString("state"));
        assertEquals("project.provision was cancelled", project.read().getString("last_error"));
    }

    @Test
    void showsWhyAnAttemptIsTriedAgain() {
        var project = TestProject.created(ann);
        FakeWorker.start(project.job());
        FakeWorker.retry(project.job(), "the cluster local is not reachable");

        Awaitility.await().untilAsserted(() -> ann.get("/v1/jobs/" + project.job())
                .then()
                .body("job.state", is("pending"))
                .body("job.retry_classification", is("transient"))
                .body("job.last_exit_code", is(1))
                .body("job.last_stderr", startsWith("53300")));
        assertEquals("provisioning", project.read().getString("state"));
    }

    @Test
    void placesTheDatabaseWhereItIsWanted() {
        ann.post("/v1/projects", "{\"name\":\"Shop\",\"region\":\"pooled\"}")
                .then()
                .statusCode(202)
                .body("project.cluster_id", is("pooled"))
                .body("project.region", is("pooled"))
                .body("project.pooled_port", is(6432))
                .body("project.ssl_mode", is("require"));
        ann.post("/v1/projects", "{\"name\":\"Shop\",\"cluster_id\":\"far\"}")
                .then()
                .statusCode(503);
    }

    @Test
    void listsTheNewProjectFirst() {
        var older = TestProject.created(ann);
        var newer = TestProject.created(ann);

        ann.get("/v1/projects").then().body("projects.id", contains(newer.id(), older.id()));
        ann.get("/v1/projects?organization_id=" + ann.organization())
                .then()
                .body("projects.id", contains(newer.id(), older.id()));
        Client.person("stranger").get("/v1/projects").then().body("projects.id", not(hasItem(newer.id())));
        ann.get(newer.path("jobs"))
                .then()
                .body("jobs.id", contains(newer.job()))
                .body("jobs[0].state", equalTo("pending"));
    }
}
