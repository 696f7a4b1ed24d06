package io.groundplan.project.job;

import java.time.Instant;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.job.JobState;
import io.groundplan.contracts.job.JobType;
import io.groundplan.contracts.job.RetryClassification;

/**
 * A provisioning job as clients see it. Null while unknown: `database` for jobs of the whole project, and everything
 * that a worker reports.
 */
public record Job(
        JobId id,
        JobType type,
        ProjectId project,
        TeamId organization,
        String clusterId,
        DatabaseId database,
        String lockedResource,
        JobState state,
        int attempts,
        int maxAttempts,
        String claimedBy,
        Instant claimedAt,
        Instant startedAt,
        Instant completedAt,
        Integer lastExitCode,
        String lastStdout,
        String lastStderr,
        String error,
        RetryClassification retryClassification,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
