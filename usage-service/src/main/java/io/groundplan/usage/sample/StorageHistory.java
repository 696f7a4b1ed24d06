package io.groundplan.usage.sample;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.sql.Transactions;

/**
 * What databases held hour by hour, and by how much their project grew with them. The caller has locked the database's
 * gauge. Each statement changes the rows of one database and, by the same differences, those of its project.
 */
@ApplicationScoped
class StorageHistory {
    /**
     * The row counts from its hour until the database's next row: the project grows by what it differs from before, and
     * from the next row on it is as it was.
     */
    private static final String PLACE =
            """
            with placed as (
                insert into database_storage (database_id, bucket, sampled_at, bytes)
                values ($1, $3, $4, $5)
                on conflict on constraint database_storage_pk do update
                set sampled_at = excluded.sampled_at,
                    bytes = excluded.bytes
                where database_storage.sampled_at < excluded.sampled_at
                returning bytes
            ), change as (
                select bytes - coalesce((
                    select bytes
                    from database_storage
                    where database_id = $1 and bucket <= $3
                    order by bucket desc
                    limit 1), 0) as bytes
                from placed
            ), following as (
                select bucket
                from database_storage
                where database_id = $1 and bucket > $3
                order by bucket
                limit 1
            )
            insert into project_storage as project (project_id, bucket, delta)
            select $2::uuid, $3::timestamptz, bytes from change where bytes <> 0
            union all
            select $2::uuid, bucket, -bytes from change, following where bytes <> 0
            order by 2
            on conflict on constraint project_storage_pk do update
            set delta = project.delta + excluded.delta
            """;

    /** Takes back what the rows from that hour on added to the project. */
    private static final String CUT =
            """
            with differences as (
                select bucket, bytes - coalesce(lag(bytes) over (order by bucket), 0) as bytes
                from database_storage
                where database_id = $1
            ), cut as (
                delete from database_storage
                where database_id = $1 and bucket >= $3
            )
            update project_storage project
            set delta = project.delta - differences.bytes
            from differences
            where project.project_id = $2
            and project.bucket = differences.bucket
            and differences.bucket >= $3
            """;

    private final Transactions transactions;

    StorageHistory(Transactions transactions) {
        this.transactions = transactions;
    }

    /** From that time on the database held so much, as far as the samples up to now tell. */
    Uni<Void> place(DatabaseId database, ProjectId project, Instant at, long bytes) {
        return transactions
                .update(
                        PLACE,
                        database.value(),
                        project.value(),
                        hourOf(at).atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC),
                        bytes)
                .replaceWithVoid();
    }

    /** Forgets the hour of that time and all that follow. */
    Uni<Void> cut(DatabaseId database, ProjectId project, Instant from) {
        return transactions
                .update(CUT, database.value(), project.value(), hourOf(from).atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    private static Instant hourOf(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }
}
