package io.groundplan.project.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.JobRequestEvent.JobRequested;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.job.JobState;
import io.groundplan.contracts.job.RetryClassification;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.surface.Client;

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
        var unknown = new JobRequested(
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
    void putsAsideWhatItCannotRead() {
        var poison = "{\"job\":\"" + UUID.randomUUID() + "\"}";
        var headers = new HashMap<>(FakeWorker.requestRecord(project.job()).headers());
        headers.put("ce_type", JobEvent.JobFailed.TYPE);
        try (var topic = KafkaSend.open(TestServers.kafka().bootstrapServers());
                var deadLetters =
                        KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.deadLetters(Topics.JOBS))) {
            topic.record(Topics.JOBS, project.uuid().toString(), poison, headers);
            topic.record(Topics.JOBS, project.uuid().toString(), "no event at all", Map.of());

            deadLetters.await(record -> record.value().equals(poison));
            deadLetters.await(record -> record.value().equals("no event at all"));
        }
        laterReportIsApplied();
    }

    @Test
    void ignoresEventsOfATypeThatItDoesNotKnow() {
        var headers = new HashMap<>(FakeWorker.requestRecord(project.job()).headers());
        headers.put("ce_type", "io.groundplan.job.painted.v1");
        try (var topic = KafkaSend.open(TestServers.kafka().bootstrapServers())) {
            topic.record(Topics.JOBS, project.uuid().toString(), "{}", headers);
        }

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
