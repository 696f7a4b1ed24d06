package io.groundplan.worker.queue;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.sqlclient.Row;

import io.groundplan.runtime.tracing.Traced;
import io.groundplan.runtime.tracing.Tracing;

/**
 * Jobs in the traces of the requests that asked for them: each attempt is a part of its own, and what is told while it
 * runs is told as a part of it.
 */
@ApplicationScoped
public class JobTraces {
    private final Tracing tracing;
    private final Map<UUID, String> running = new ConcurrentHashMap<>();

    JobTraces(Tracing tracing) {
        this.tracing = tracing;
    }

    public Traced begin(Claim claim) {
        var traced = tracing.perform("job " + claim.spec().jobType().text(), claim.traceparent());
        if (!traced.traceparent().isEmpty()) {
            running.put(claim.jobId(), traced.traceparent());
            traced.tag("groundplan.job.id", claim.jobId().toString())
                    .tag("groundplan.job.attempt", Integer.toString(claim.attempts()))
                    .tag("groundplan.project.id", claim.project().value().toString());
        }
        return traced;
    }

    public void end(Claim claim, Traced traced) {
        running.remove(claim.jobId(), traced.traceparent());
        traced.end();
    }

    /** Where the job of that row is now, in this process or at least by its request. */
    String traceparent(Row row) {
        return running.getOrDefault(row.getUUID("id"), JobRow.traceparent(row));
    }
}
