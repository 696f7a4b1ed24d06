package io.groundplan.usage.report;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.usage.report.EgressBreakdown.OfDatabase;
import io.groundplan.usage.report.EgressBreakdown.OfOperation;

/** Adds up the days of a current period. */
@ApplicationScoped
class UsageTables {
    private static final String CURRENT =
            """
            select used.*, held.*, complete_until.at as complete_until
            from (
                select
                    coalesce(sum(reads), 0) as reads,
                    coalesce(sum(writes), 0) as writes,
                    coalesce(sum(ingress_bytes), 0) as ingress_bytes,
                    coalesce(sum(egress_bytes), 0) as egress_bytes
                from usage_total
                where project_id = $1
                and period = 'day'
                and bucket >= $2
                and bucket < $3
            ) used, (
                select
                    coalesce(sum(data_bytes), 0)::bigint as data_bytes,
                    coalesce(sum(index_bytes), 0)::bigint as index_bytes
                from database_gauge
                where project_id = $1
            ) held, complete_until
            """;

    /** One row for each database, then one for each operation; a row without figures tells how complete they are. */
    private static final String EGRESS =
            """
            select sent.by_operation, sent.operation, sent.database_id, known.name, sent.bytes,
                complete_until.at as complete_until
            from complete_until
            left join (
                select grouping(database_id) = 1 as by_operation, operation, database_id,
                    sum(egress_bytes) as bytes
                from usage_day
                where project_id = $1
                and bucket >= $2
                and bucket < $3
                and egress_bytes > 0
                group by grouping sets ((database_id), (operation))
            ) sent on true
            left join known_database known on known.database_id = sent.database_id and known.project_id = $1
            order by sent.bytes desc, sent.operation, sent.database_id
            """;

    private final Pool pool;

    UsageTables(Pool pool) {
        this.pool = pool;
    }

    Uni<Report<Usage>> current(ProjectId project, Span span) {
        return execute(CURRENT, project, span)
                .map(rows -> usage(span.name(), rows.iterator().next()));
    }

    Uni<Report<EgressBreakdown>> egress(ProjectId project, Span month) {
        return execute(EGRESS, project, month).map(UsageTables::egress);
    }

    private Uni<RowSet<Row>> execute(String sql, ProjectId project, Span span) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(
                        project.value(),
                        span.from().atOffset(ZoneOffset.UTC),
                        span.to().atOffset(ZoneOffset.UTC)));
    }

    private static Report<Usage> usage(String period, Row row) {
        return new Report<>(
                new Usage(
                        period,
                        whole(row, "reads"),
                        whole(row, "writes"),
                        whole(row, "ingress_bytes"),
                        whole(row, "egress_bytes"),
                        row.getLong("data_bytes"),
                        row.getLong("index_bytes")),
                completeUntil(row));
    }

    private static Report<EgressBreakdown> egress(RowSet<Row> rows) {
        var databases = new ArrayList<OfDatabase>();
        var operations = new ArrayList<OfOperation>();
        Instant completeUntil = null;
        for (var row : rows) {
            completeUntil = completeUntil(row);
            if (row.getValue("bytes") == null) {
                continue;
            }
            if (row.getBoolean("by_operation")) {
                operations.add(new OfOperation(row.getString("operation"), whole(row, "bytes")));
            } else {
                databases.add(new OfDatabase(
                        Optional.ofNullable(row.getUUID("database_id")).map(DatabaseId::new),
                        Optional.ofNullable(row.getString("name")),
                        whole(row, "bytes")));
            }
        }
        return new Report<>(new EgressBreakdown(databases, operations), completeUntil);
    }

    private static BigInteger whole(Row row, String column) {
        return row.getBigDecimal(column).toBigIntegerExact();
    }

    private static Instant completeUntil(Row row) {
        return row.getOffsetDateTime("complete_until").toInstant();
    }
}
