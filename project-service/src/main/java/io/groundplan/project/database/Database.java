package io.groundplan.project.database;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.runtime.secret.Sealed;

/**
 * A logical database of a project. `nextPassword` is there while the credentials are being rotated, and takes effect
 * when the rotation's job completes.
 */
public record Database(
        DatabaseId id,
        ProjectId project,
        EnvironmentId environment,
        String name,
        DatabaseTarget target,
        String clusterId,
        String region,
        DatabaseState state,
        Optional<String> lastError,
        Sealed password,
        Optional<Sealed> nextPassword,
        Optional<JobId> latestJob,
        long version,
        Instant createdAt) {}
