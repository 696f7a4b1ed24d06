package io.groundplan.project.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.contracts.job.JobState;
import io.groundplan.contracts.job.JobType;
import io.groundplan.contracts.job.RetryClassification;

/** A row of `job`. */
@Entity
@Table(name = "job")
class JobEntity {
    @Id
    UUID id;

    String type;

    @Column(name = "project_id")
    UUID projectId;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "cluster_id")
    String clusterId;

    @Column(name = "database_id")
    UUID databaseId;

    @Column(name = "locked_resource")
    String lockedResource;

    String state;
    int attempts;

    @Column(name = "max_attempts")
    int maxAttempts;

    @Column(name = "claimed_by")
    String claimedBy;

    @Column(name = "claimed_at")
    Instant claimedAt;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "completed_at")
    Instant completedAt;

    @Column(name = "last_exit_code")
    Integer lastExitCode;

    @Column(name = "last_stdout")
    String lastStdout;

    @Column(name = "last_stderr")
    String lastStderr;

    String error;

    @Column(name = "retry_classification")
    String retryClassification;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    void apply(JobReport report, long sequence, Instant now) {
        state = report.state().text();
        attempts = report.attempts();
        claimedBy = report.claimedBy();
        claimedAt = report.claimedAt();
        startedAt = report.startedAt();
        completedAt = report.completedAt();
        lastExitCode = report.exitCode();
        lastStdout = report.stdout();
        lastStderr = report.stderr();
        error = report.error();
        retryClassification = Optional.ofNullable(report.retryClassification())
                .map(RetryClassification::text)
                .orElse(null);
        version = sequence;
        updatedAt = now;
    }

    Job toJob() {
        return new Job(
                new JobId(id),
                JobType.of(type),
                new ProjectId(projectId),
                new TeamId(organizationId),
                clusterId,
                databaseId == null ? null : new DatabaseId(databaseId),
                lockedResource,
                JobState.of(state),
                attempts,
                maxAttempts,
                claimedBy,
                claimedAt,
                startedAt,
                completedAt,
                lastExitCode,
                lastStdout,
                lastStderr,
                error,
                retryClassification == null ? null : RetryClassification.of(retryClassification),
                version,
                createdAt,
                updatedAt);
    }
}
