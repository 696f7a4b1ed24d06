package io.groundplan.contracts.job;

import java.time.Instant;
import java.util.UUID;

/**
 * A job as its worker knows it. `exitCode` is 0 or 1 of the last attempt, `stdout` one line per step with its time,
 * `stderr` the SQLSTATE and message of the last failure, `error` one sentence for people; none holds a secret.
 * `runAfter` is set while the job waits for its next attempt.
 */
public record JobReport(
        UUID jobId,
        UUID projectId,
        UUID organizationId,
        String clusterId,
        JobType type,
        JobState state,
        int attempts,
        int maxAttempts,
        String claimedBy,
        Instant claimedAt,
        Instant startedAt,
        Instant completedAt,
        Instant runAfter,
        Integer exitCode,
        String stdout,
        String stderr,
        String error,
        RetryClassification retryClassification) {}
