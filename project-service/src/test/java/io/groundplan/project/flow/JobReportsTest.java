package io.groundplan.project.flow;

import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.job.JobState;
import io.groundplan.contracts.job.RetryClassification;
import io.groundplan.project.support.Client;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Reports may come late, twice, or about what nobody knows. */
@QuarkusTest
class JobReportsTest extends ProjectServiceTest {
    private TestProject project;

    @BeforeEach
    void createProject() {
        project = TestProject.ready(Client.person("ann"));
    }

    @Test
    void doesNotBelieveAnOlderReport() {
        var request = FakeWorker.requested(project.job());
        var failed = new JobEvent.JobFailed(
                FakeWorker.reportOf(request, JobState.FAILED, "late", RetryClassification.PERMANENT));

        FakeWorker.report(failed, 1);
        FakeWorker.report(failed, 2);

        laterReportIsApplied();
        assertEquals("completed", project.awaitEnd(project.job()).getString("state"));
        assertEquals("ready", project.read().getString("state"));
        assertEquals(null, project.read().getString("last_error"));
    }

    @Test
    void ignoresAReportAboutAJobThatItNeverRequested() {
        var request = FakeWorker.requested(project.job());
        var known = FakeWorker.reportOf(request, JobState.FAILED, "unknown", RetryClassification.PERMANENT);
        var unknown = new io.groundplan.contracts.event.JobRequestEvent.JobRequested(
                CanonicalId.ofDigest(UUID.randomUUID().toString()),
                known.projectId(),
                known.organizationId(),
                known.clusterId(),
                request.lockedResource(),
                5,
                request.requestedAt(),
                request.spec());

        FakeWorker.report(
                new JobEvent.JobFailed(
                        FakeWorker.reportOf(unknown, JobState.FAILED, "unknown", RetryClassification.PERMANENT)),
                9);

        laterReportIsApplied();
        assertEquals("ready", project.read().getString("state"));
    }

    @Test
    void refusesToCancelWhatHasEnded() {
        project.owner()
                .post("/v1/jobs/" + project.job() + "/cancel")
                .then()
                .statusCode(409)
                .body("error", is("the job has ended"));
    }

    @Test
    void refusesToCancelADeletion() {
        var job = project.requested("DELETE", "", null);

        project.owner()
                .post("/v1/jobs/" + job + "/cancel")
                .then()
                .statusCode(409)
                .body("error", is("a deletion cannot be cancelled"));
    }

    @Test
    void keepsTheProjectReadyWhenAChangeIsCancelled() {
        var job = project.requested("POST", "credentials/rotate", null);
        var before = Passwords.of(project);
        project.owner().post("/v1/jobs/" + job + "/cancel").then().statusCode(202);
        FakeWorker.cancelRecord(job);
        FakeWorker.cancelled(job);

        assertEquals("cancelled", project.awaitEnd(job).getString("state"));
        assertEquals("ready", project.read().getString("state"));
        assertEquals(before, Passwords.of(project));
    }

    /** Reports of one project are applied in order, so that everything before this one was looked at. */
    private void laterReportIsApplied() {
        project.completed(project.requested("POST", "credentials/rotate", null));
    }
}
