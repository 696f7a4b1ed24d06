package io.groundplan.usage.sample;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.sql.Transactions;

/** The last sample of each database. */
@ApplicationScoped
class GaugeTable {
    /** Locks the row even if the sample is older than what is there. */
    private static final String UPDATE =
            """
            insert into database_gauge
                (database_id, project_id, sampled_at, collections, documents, data_bytes, index_bytes)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict on constraint database_gauge_pk do update
            set sampled_at = excluded.sampled_at,
                collections = excluded.collections,
                documents = excluded.documents,
                data_bytes = excluded.data_bytes,
                index_bytes = excluded.index_bytes
            where database_gauge.sampled_at < excluded.sampled_at
            and not database_gauge.dropped
            """;

    private static final String DROP =
            """
            insert into database_gauge
                (database_id, project_id, sampled_at, collections, documents, data_bytes, index_bytes, dropped)
            values ($1, $2, $3, 0, 0, 0, 0, true)
            on conflict on constraint database_gauge_pk do update
            set sampled_at = excluded.sampled_at,
                collections = 0,
                documents = 0,
                data_bytes = 0,
                index_bytes = 0,
                dropped = true
            """;

    private static final String DROPPED_AT =
            """
            select dropped, sampled_at
            from database_gauge
            where database_id = $1
            """;

    private final Transactions transactions;

    GaugeTable(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Takes a sample that is newer than what is known; answers when the database was dropped, if it was. */
    Uni<Optional<Instant>> update(DatabaseSample sample) {
        return transactions
                .update(
                        UPDATE,
                        sample.database().value(),
                        sample.project().value(),
                        sample.takenAt().atOffset(ZoneOffset.UTC),
                        sample.collections(),
                        sample.documents(),
                        sample.dataBytes(),
                        sample.indexBytes())
                .chain(() -> transactions.first(DROPPED_AT, sample.database().value()))
                .map(row ->
                        row.filter(gauge -> (boolean) gauge[0]).map(gauge -> ((OffsetDateTime) gauge[1]).toInstant()));
    }

    Uni<Void> drop(DatabaseId database, ProjectId project, Instant at) {
        return transactions
                .update(DROP, database.value(), project.value(), at.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
