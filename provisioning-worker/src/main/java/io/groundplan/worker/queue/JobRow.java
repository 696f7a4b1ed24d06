package io.groundplan.worker.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.contracts.job.JobState;
import io.groundplan.contracts.job.JobType;
import io.groundplan.contracts.job.RetryClassification;
import io.groundplan.runtime.tracing.TraceParent;
import io.groundplan.worker.WorkerId;

/** Reads the columns that every statement of {@link JobSql} returns. */
final class JobRow {
    private static final double MILLIS = 1000;

    private JobRow() {}

    static Claim claim(Row row) {
        return new Claim(
                row.getUUID("id"),
                new ProjectId(row.getUUID("project_id")),
                row.getString("cluster_id"),
                row.getString("locked_resource"),
                EventJson.read(row.getString("spec"), JobSpec.class),
                new WorkerId(row.getString("claimed_by")),
                row.getLong("fence"),
                row.getInteger("attempts"),
                row.getInteger("max_attempts"),
                Duration.ofMillis((long) (row.getDouble("remaining") * MILLIS)),
                row.getBoolean("cancel_requested"),
                Set.of(row.getArrayOfStrings("undo_steps")),
                row.getBoolean("irrevocable"),
                traceparent(row));
    }

    static JobReport report(Row row) {
        var state = JobState.of(row.getString("state"));
        var classification = row.getString("retry_classification");
        var exitCode = row.getShort("last_exit_code");
        return new JobReport(
                row.getUUID("id"),
                row.getUUID("project_id"),
                row.getUUID("organization_id"),
                row.getString("cluster_id"),
                JobType.of(row.getString("type")),
                state,
                row.getInteger("attempts"),
                row.getInteger("max_attempts"),
                row.getString("claimed_by"),
                instant(row, "claimed_at"),
                instant(row, "started_at"),
                instant(row, "completed_at"),
                state == JobState.PENDING ? instant(row, "run_after") : null,
                exitCode == null ? null : exitCode.intValue(),
                row.getString("last_stdout"),
                row.getString("last_stderr"),
                row.getString("error"),
                classification == null ? null : RetryClassification.of(classification));
    }

    static UUID project(Row row) {
        return row.getUUID("project_id");
    }

    static String traceparent(Row row) {
        var traceparent = row.getString("traceparent");
        return traceparent == null ? TraceParent.NONE : traceparent;
    }

    static long version(Row row) {
        return row.getLong("version");
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
