package io.groundplan.project.api.database;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.job.Job;

/** A provisioning job as the database document shows it. Absent: not known yet, or not of this type of job. */
@Schema(name = "Job")
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobJson(
        @Schema(required = true, description = "How often a worker has started it.") int attempts,
        @Schema(description = "UTC, in seconds.") Instant claimedAt,
        @Schema(description = "The worker that runs or ran it.") String claimedBy,
        String clusterId,
        @Schema(description = "UTC, in seconds.") Instant completedAt,
        @Schema(required = true, description = "UTC, in seconds.") Instant createdAt,
        @Schema(description = "Why it failed, in one sentence.") String error,
        @Schema(required = true, description = "job_ and 20 characters of base32.") String id,
        @Schema(description = "0 or 1.", minimum = "0", maximum = "1") Integer lastExitCode,
        @Schema(description = "SQLSTATE and message of the last failure.") String lastStderr,
        @Schema(description = "One line per step with its time.") String lastStdout,
        @Schema(description = "What no other job may change meanwhile.") String lockedResource,
        @Schema(required = true) int maxAttempts,
        @Schema(required = true) String organizationId,
        @Schema(description = "Reserved by the document.") String previewDatabaseId,
        String projectId,
        @Schema(enumeration = {"transient", "permanent", "exhausted"}) String retryClassification,
        @Schema(description = "UTC, in seconds.") Instant startedAt,
        @Schema(
                        required = true,
                        enumeration = {"pending", "running", "completed", "failed", "cancelled"})
                String state,
        @Schema(
                        required = true,
                        enumeration = {
                            "project.provision",
                            "project.delete",
                            "extension.enable",
                            "extension.disable",
                            "credentials.rotate",
                            "limits.apply",
                            "database.create",
                            "database.delete",
                            "environment.clone"
                        })
                String type,
        @Schema(required = true, description = "UTC, in seconds.") Instant updatedAt) {

    static JobJson of(Job job) {
        return new JobJson(
                job.attempts(),
                Seconds.of(job.claimedAt()),
                job.claimedBy(),
                job.clusterId(),
                Seconds.of(job.completedAt()),
                Seconds.of(job.createdAt()),
                job.error(),
                job.id().text(),
                job.lastExitCode(),
                job.lastStderr(),
                job.lastStdout(),
                job.lockedResource(),
                job.maxAttempts(),
                job.organization().organizationText(),
                null,
                job.project().text(),
                job.retryClassification() == null
                        ? null
                        : job.retryClassification().text(),
                Seconds.of(job.startedAt()),
                job.state().text(),
                job.type().text(),
                Seconds.of(job.updatedAt()));
    }
}
