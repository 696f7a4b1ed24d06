package io.groundplan.project.support;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.JobRequestEvent.JobRequested;
import io.groundplan.contracts.event.StorageEvent;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.contracts.job.JobState;
import io.groundplan.contracts.job.RetryClassification;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

/** Plays provisioning-worker: sees which jobs are requested, does nothing, and reports what a test wants to be so. */
public final class FakeWorker {
    public static final String NAME = "worker-1";

    private static final KafkaTap REQUESTS = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.JOB_REQUESTS);
    private static final KafkaSend REPORTS = KafkaSend.open(TestServers.kafka().bootstrapServers());
    private static final Map<UUID, Long> SEQUENCES = new ConcurrentHashMap<>();

    private FakeWorker() {}

    /** The request for the job, which arrives some time. */
    public static JobRequested requested(String job) {
        return EventJson.read(requestRecord(job).value(), JobRequested.class);
    }

    public static TappedRecord requestRecord(String job) {
        return REQUESTS.await(record -> record.type().equals(JobRequested.TYPE) && isAbout(record, job));
    }

    /** The record that asks for the end of the job. */
    public static TappedRecord cancelRecord(String job) {
        return REQUESTS.await(record -> !record.type().equals(JobRequested.TYPE) && isAbout(record, job));
    }

    /** How many jobs were requested for the project so far. */
    public static long requestsOf(UUID project) {
        return REQUESTS.records(record ->
                        record.type().equals(JobRequested.TYPE) && record.key().equals(project.toString()))
                .size();
    }

    public static void start(String job) {
        report(new JobEvent.JobStarted(reportOf(requested(job), JobState.RUNNING, null, null)));
    }

    public static void complete(String job) {
        report(new JobEvent.JobCompleted(reportOf(requested(job), JobState.COMPLETED, null, null)));
    }

    public static void fail(String job, String error) {
        report(new JobEvent.JobFailed(reportOf(requested(job), JobState.FAILED, error, RetryClassification.PERMANENT)));
    }

    public static void retry(String job, String error) {
        report(new JobEvent.JobRetrying(
                reportOf(requested(job), JobState.PENDING, error, RetryClassification.TRANSIENT)));
    }

    public static void cancelled(String job) {
        report(new JobEvent.JobCancelled(reportOf(requested(job), JobState.CANCELLED, null, null)));
    }

    /** Repeats an older report under a new event id. */
    public static void report(JobEvent event, long sequence) {
        send(event, envelope(event, sequence));
    }

    /** The report that a worker would make of the job in that state. */
    public static JobReport reportOf(
            JobRequested request, JobState state, String error, RetryClassification classification) {
        var now = Instant.now();
        boolean ended = state.isTerminal();
        return new JobReport(
                request.jobId(),
                request.projectId(),
                request.organizationId(),
                request.clusterId(),
                request.spec().jobType(),
                state,
                1,
                request.maxAttempts(),
                state == JobState.PENDING ? null : NAME,
                now,
                now,
                ended ? now : null,
                state == JobState.PENDING ? now.plusSeconds(1) : null,
                state == JobState.RUNNING ? null : error == null ? 0 : 1,
                "CREATE DATABASE 12 ms",
                error == null ? null : "53300 too many connections",
                error,
                classification);
    }

    /** Tells of a database what the guard of its storage did. */
    public static void report(StorageEvent event) {
        var now = Instant.now();
        var sequence = SEQUENCES.merge(event.databaseId(), 1L, Long::sum);
        var envelope = new EventEnvelope(
                EventIds.next(now),
                event.eventType(),
                "/provisioning-worker",
                event.databaseId().toString(),
                now,
                Actor.SYSTEM,
                sequence,
                null);
        REPORTS.event(event.projectId().toString(), envelope, event);
    }

    private static void report(JobEvent event) {
        send(event, envelope(event, SEQUENCES.merge(event.job().jobId(), 1L, Long::sum)));
    }

    private static void send(EventData event, EventEnvelope envelope) {
        var project = ((JobEvent) event).job().projectId();
        REPORTS.event(project.toString(), envelope, event);
    }

    private static EventEnvelope envelope(JobEvent event, long sequence) {
        var now = Instant.now();
        return new EventEnvelope(
                EventIds.next(now),
                event.eventType(),
                "/provisioning-worker",
                event.job().jobId().toString(),
                now,
                Actor.SYSTEM,
                sequence,
                null);
    }

    private static boolean isAbout(TappedRecord record, String job) {
        return record.value().contains(JobId.parse(job).orElseThrow().value().toString());
    }
}
