package io.groundplan.worker.queue;

/** The statements of requests and cancels. */
final class RequestSql {
    static final String REQUEST =
            """
            insert into job (id, project_id, organization_id, cluster_id, locked_resource, type, spec,
                max_attempts, requested_at, traceparent, turn)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, nullif($10, ''), %s)
            on conflict on constraint job_pk do nothing
            """
                    .formatted(TurnSql.behind("$3"));

    /** Requests and cancels of one job wait for each other, in whatever order they come. */
    static final String LOCK_JOB = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    static final String REMEMBER_CANCEL =
            """
            insert into early_cancel (job_id)
            select $1::uuid
            where not exists (
                select 1
                from job
                where id = $1::uuid)
            on conflict on constraint early_cancel_pk do nothing
            """;

    static final String FORGET_CANCEL = "delete from early_cancel where job_id = $1";

    /** At once where no attempt made anything; otherwise the job is due now, to be undone. */
    static final String CANCEL_PENDING =
            """
            update job
            set state = 'cancelled',
                cancel_requested = true,
                completed_at = now(),
                retry_classification = null,
                version = version + 1,
                updated_at = now()
            where id = $1
                and state = 'pending'
                and undo_steps = '{}'
                and not irrevocable
            """
                    + JobSql.RETURNING;

    static final String FLAG_CANCEL =
            """
            update job
            set cancel_requested = true,
                run_after = least(run_after, now()),
                updated_at = now()
            where id = $1
                and state in ('pending', 'running')
            """;

    private RequestSql() {}
}
