package io.groundplan.usage.report;

import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;

/** Counts what a project has. */
@ApplicationScoped
class StatsTable {
    private static final String STATS =
            """
            select
                (select count(*) from known_database where project_id = $1 and not deleted) as databases,
                held.collections, held.documents, held.bytes,
                keys.count as api_keys, keys.active as active_api_keys,
                complete_until.at as complete_until
            from (
                select
                    coalesce(sum(collections), 0)::bigint as collections,
                    coalesce(sum(documents), 0)::bigint as documents,
                    coalesce(sum(data_bytes + index_bytes), 0)::bigint as bytes
                from database_gauge
                where project_id = $1
            ) held, (
                select
                    count(*) as count,
                    count(*) filter (where not revoked and expires_at > $2) as active
                from known_api_key
                where project_id = $1
                and not deleted
            ) keys, complete_until
            """;

    private final Pool pool;

    StatsTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Report<Stats>> of(ProjectId project, Instant now) {
        return pool.preparedQuery(STATS)
                .execute(Tuple.of(project.value(), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> report(rows.iterator().next()));
    }

    private static Report<Stats> report(Row row) {
        return new Report<>(
                new Stats(
                        row.getLong("databases"),
                        row.getLong("collections"),
                        row.getLong("documents"),
                        row.getLong("bytes"),
                        row.getLong("api_keys"),
                        row.getLong("active_api_keys")),
                row.getOffsetDateTime("complete_until").toInstant());
    }
}
