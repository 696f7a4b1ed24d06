package io.groundplan.worker.queue;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Whether there is anything more urgent to do than what can wait. */
@ApplicationScoped
public class WaitingJobs {
    /** Served by the index job_claim_order. */
    private static final String ANY =
            """
            select exists (
                select 1
                from job
                where state = 'pending'
                    and run_after <= now()) as waiting
            """;

    private final Pool pool;

    WaitingJobs(Pool pool) {
        this.pool = pool;
    }

    /** Whether a job waits that is due. */
    public Uni<Boolean> any() {
        return pool.preparedQuery(ANY)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("waiting"));
    }
}
