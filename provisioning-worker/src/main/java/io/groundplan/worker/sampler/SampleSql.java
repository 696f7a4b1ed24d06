package io.groundplan.worker.sampler;

import io.groundplan.worker.ready.SampleSlots;

/** The statements about samples in the worker's own database. */
final class SampleSql {
    /** The most overdue database of a cluster. */
    static final String CLAIM =
            """
            update ready_database
            set sample_after = %s,
                sampling_until = now() + $3::bigint * interval '1 millisecond'
            where database_id = (
                select due.database_id
                from ready_database due
                where due.cluster_id = $1
                    and due.sample_after <= now()
                    and (due.sampling_until is null or due.sampling_until < now())
                    and (due.failures = 0 or $4::boolean)
                order by due.sample_after
                limit 1
                for update skip locked)
            returning database_id, project_id, name, failures, known_tables, sampling_until, login_role, storage_bytes,
                read_only
            """
                    .formatted(SampleSlots.next("database_id", "$2"));

    /** Null tables are those that were known. */
    static final String TAKEN =
            """
            update ready_database
            set sampling_until = null,
                failures = 0,
                samples = samples + 1,
                known_tables = coalesce($3::bigint[], known_tables),
                read_only = $4
            where database_id = $1
                and sampling_until = $2
            returning samples
            """;

    /** The pause doubles with every failure in a row, up to eight intervals. */
    static final String FAILED =
            """
            update ready_database
            set sampling_until = null,
                failures = failures + 1,
                sample_after = greatest(
                    sample_after,
                    now() + $3::bigint * (1 << least(failures, 3)) * interval '1 millisecond')
            where database_id = $1
                and sampling_until = $2
            """;

    static final String OVERDUE =
            """
            select coalesce(extract(epoch from now() - min(sample_after)), 0)::bigint as seconds
            from ready_database
            where sample_after <= now()
            """;

    private SampleSql() {}
}
