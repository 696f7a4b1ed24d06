package io.groundplan.worker.queue;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;

/** Whether there is anything more urgent to do than what can wait. */
@ApplicationScoped
public class WaitingJobs {
    /** Those in line, served by the index job_claim_order, and those whose pause is over, by job_waiting. */
    private static final String ANY =
            """
            select exists (
                    select 1
                    from job
                    where state = 'pending'
                        and turn is not null
                        and run_after <= now())
                or exists (
                    select 1
                    from job
                    where state = 'pending'
                        and turn is null
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
