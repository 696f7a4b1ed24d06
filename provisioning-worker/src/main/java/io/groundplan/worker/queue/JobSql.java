package io.groundplan.worker.queue;

/** The statements of workers: each is one change of state and answers the job as it is afterwards. */
final class JobSql {
    /** What {@link JobRow} reads. */
    static final String RETURNING =
            """

            returning id, project_id, organization_id, cluster_id, locked_resource, type, spec::text as spec, state,
                attempts, max_attempts, run_after, fence, claimed_by, claimed_at, started_at, completed_at,
                last_exit_code, last_stdout, last_stderr, error, retry_classification, version,
                cancel_requested, undo_steps, irrevocable, traceparent,
                extract(epoch from deadline_at - now())::float8 as remaining
            """;

    /**
     * The first in line, none of the clusters that this worker leaves alone for now; of every resource only the oldest
     * pending job, and only while none runs. The conditions are sub-selects that look at one row at a time, and what they
     * find is an array: as joins they could be computed for all pending jobs at once.
     */
    static final String CLAIM =
            """
            update job
            set state = 'running',
                attempts = attempts + 1,
                fence = fence + 1,
                version = version + 1,
                claimed_by = $1,
                claimed_at = now(),
                lease_until = now() + $2::bigint * interval '1 millisecond',
                started_at = coalesce(started_at, now()),
                deadline_at = coalesce(
                    deadline_at,
                    now() + interval '1 millisecond' * case type
                        when 'environment.clone' then $5::bigint
                        else $3::bigint
                    end),
                updated_at = now()
            where id = any (array(
                select candidate.id
                from job candidate
                where candidate.state = 'pending'
                    and candidate.turn is not null
                    and candidate.run_after <= now()
                    and candidate.cluster_id <> all ($6::text[])
                    and (
                        select running.id
                        from job running
                        where running.locked_resource = candidate.locked_resource
                            and running.state = 'running'
                        limit 1) is null
                    and (
                        select older.id
                        from job older
                        where older.locked_resource = candidate.locked_resource
                            and older.state = 'pending'
                            and older.position < candidate.position
                        limit 1) is null
                order by candidate.turn, candidate.position
                limit $4
                for update of candidate skip locked))
            """
                    + RETURNING;

    static final String RENEW =
            """
            update job
            set lease_until = now() + $3::bigint * interval '1 millisecond'
            where id = $1
                and fence = $2
                and state = 'running'
            returning cancel_requested and not irrevocable as cancel
            """;

    /** At a step boundary: a read, since a write at each would cost a commit; the heartbeat prolongs the lease. */
    static final String CANCEL_REQUESTED =
            """
            select cancel_requested and not irrevocable as cancel
            from job
            where id = $1
                and fence = $2
                and state = 'running'
            """;

    static final String UNDO_STEPS =
            """
            select undo_steps
            from job
            where id = $1
                and fence = $2
                and state = 'running'
            """;

    /** Before steps make or remove anything: proves the lease, records what a cancel would mean, hears of a cancel. */
    static final String ANNOUNCE =
            """
            update job
            set lease_until = now() + $3::bigint * interval '1 millisecond',
                undo_steps = undo_steps || array(
                    select made
                    from unnest($4::text[]) with ordinality as told (made, place)
                    where not made = any (undo_steps)
                    order by place),
                irrevocable = irrevocable or ($5::boolean and not cancel_requested)
            where id = $1
                and fence = $2
                and state = 'running'
            returning cancel_requested and not irrevocable as cancel
            """;

    static final String PROGRESS =
            """
            update job
            set last_stdout = $3,
                version = version + 1,
                updated_at = now()
            where id = $1
                and fence = $2
                and state = 'running'
            """
                    + RETURNING;

    /** Of several jobs at once. */
    static final String COMPLETE =
            """
            update job
            set state = 'completed',
                lease_until = null,
                completed_at = now(),
                last_exit_code = 0,
                last_stdout = done.stdout,
                last_stderr = null,
                error = null,
                retry_classification = null,
                version = version + 1,
                updated_at = now()
            from unnest($1::uuid[], $2::bigint[], $3::text[]) as done (job_id, job_fence, stdout)
            where id = done.job_id
                and fence = done.job_fence
                and state = 'running'
            """
                    + RETURNING;

    static final String RETRY =
            """
            update job
            set state = 'pending',
                lease_until = null,
                run_after = now() + $6::bigint * interval '1 millisecond',
                turn = null,
                last_exit_code = 1,
                last_stdout = $3,
                last_stderr = $4,
                error = $5,
                retry_classification = 'transient',
                version = version + 1,
                updated_at = now()
            where id = $1
                and fence = $2
                and state = 'running'
            """
                    + RETURNING;

    static final String FAIL =
            """
            update job
            set state = 'failed',
                lease_until = null,
                completed_at = now(),
                last_exit_code = 1,
                last_stdout = $3,
                last_stderr = $4,
                error = $5,
                retry_classification = $6,
                version = version + 1,
                updated_at = now()
            where id = $1
                and fence = $2
                and state = 'running'
            """
                    + RETURNING;

    static final String CANCEL =
            """
            update job
            set state = 'cancelled',
                lease_until = null,
                completed_at = now(),
                last_stdout = $3,
                retry_classification = null,
                version = version + 1,
                updated_at = now()
            where id = $1
                and fence = $2
                and state = 'running'
            """
                    + RETURNING;

    /**
     * A lost worker is no fault of the job: it goes back as often as its deadline allows. A clone goes back past it too, for
     * a while, so that whoever claims it takes back what it made before it fails.
     */
    static final String RETURN_EXPIRED =
            """
            update job
            set state = 'pending',
                lease_until = null,
                run_after = now(),
                last_exit_code = 1,
                last_stderr = 'worker ' || claimed_by || ' was lost',
                error = 'worker ' || claimed_by || ' was lost',
                retry_classification = 'transient',
                version = version + 1,
                updated_at = now()
            where id in (
                select expired.id
                from job expired
                where expired.state = 'running'
                    and expired.lease_until < now()
                    and (expired.deadline_at > now()
                        or (expired.type = 'environment.clone'
                            and expired.undo_steps <> '{}'
                            and expired.deadline_at > now() - interval '10 minutes'))
                order by expired.lease_until
                limit 100
                for update skip locked)
            """
                    + RETURNING;

    /** Past their deadline and in nobody's hands: waiting for another attempt, or left by a lost worker. */
    static final String FAIL_OVERDUE =
            """
            update job
            set state = 'failed',
                lease_until = null,
                completed_at = now(),
                last_exit_code = 1,
                error = 'the deadline passed: ' || coalesce(error, 'worker ' || claimed_by || ' was lost'),
                retry_classification = 'exhausted',
                version = version + 1,
                updated_at = now()
            where id in (
                select overdue.id
                from job overdue
                where overdue.deadline_at <= now()
                    and (overdue.type <> 'environment.clone'
                        or overdue.undo_steps = '{}'
                        or overdue.deadline_at <= now() - interval '10 minutes')
                    and (overdue.state = 'pending'
                        or (overdue.state = 'running' and overdue.lease_until < now()))
                order by overdue.deadline_at
                limit 100
                for update skip locked)
            """
                    + RETURNING;

    private JobSql() {}
}
