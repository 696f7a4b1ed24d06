package io.groundplan.usage.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.usage.calendar.Buckets;
import io.groundplan.usage.calendar.Period;

/** Reads series; what they cost depends on the hours or days in them, whatever happened in those. */
@ApplicationScoped
class SeriesTables {
    /** The first row is of no bucket: it tells how complete the others are. */
    private static final String TRAFFIC =
            """
            select null::timestamptz as bucket, null::bigint as value, at as complete_until
            from complete_until
            union all
            select bucket, %s, null
            from usage_total
            where project_id = $1
            and period = $4
            and bucket >= $2
            and bucket < $3
            """;

    private static final String REQUESTS = TRAFFIC.formatted("reads + writes");
    private static final String BANDWIDTH = TRAFFIC.formatted("ingress_bytes + egress_bytes");

    /** The first row has what is stored now, the others by how much it grew from the hour before. */
    private static final String STORAGE =
            """
            select null::timestamptz as bucket, (
                    select coalesce(sum(data_bytes + index_bytes), 0)::bigint
                    from database_gauge
                    where project_id = $1
                ) as value, at as complete_until
            from complete_until
            union all
            select bucket, delta, null
            from project_storage
            where project_id = $1
            and bucket >= $2
            """;

    private final Pool pool;

    SeriesTables(Pool pool) {
        this.pool = pool;
    }

    Uni<Report<Series>> of(ProjectId project, Metric metric, Buckets buckets) {
        var from = buckets.first().atOffset(ZoneOffset.UTC);
        return switch (metric) {
            case REQUESTS -> traffic(REQUESTS, project, buckets).map(rows -> sums(metric, buckets, rows));
            case BANDWIDTH -> traffic(BANDWIDTH, project, buckets).map(rows -> sums(metric, buckets, rows));
            case STORAGE ->
                pool.preparedQuery(STORAGE)
                        .execute(Tuple.of(project.value(), from))
                        .map(rows -> levels(buckets, rows));
        };
    }

    private Uni<RowSet<Row>> traffic(String sql, ProjectId project, Buckets buckets) {
        var grain = buckets.period() == Period.HOUR ? Period.HOUR : Period.DAY;
        return pool.preparedQuery(sql)
                .execute(Tuple.of(
                        project.value(),
                        buckets.first().atOffset(ZoneOffset.UTC),
                        buckets.end().atOffset(ZoneOffset.UTC),
                        grain.text()));
    }

    private static Report<Series> sums(Metric metric, Buckets buckets, RowSet<Row> rows) {
        var read = Read.of(rows);
        var values = new long[buckets.count()];
        read.steps().forEach(step -> values[buckets.indexOf(step.at())] += step.value());
        return read.report(metric, buckets, values);
    }

    /** From now backwards: at the end of a bucket there was what was at the end of the next, less what that one added. */
    private static Report<Series> levels(Buckets buckets, RowSet<Row> rows) {
        var read = Read.of(rows);
        var growth = new long[buckets.count()];
        read.steps().forEach(step -> growth[buckets.indexOf(step.at())] += step.value());
        var values = new long[buckets.count()];
        long level = read.head();
        for (int i = buckets.count() - 1; i >= 0; i--) {
            values[i] = level;
            level -= growth[i];
        }
        return read.report(Metric.STORAGE, buckets, values);
    }

    private record Step(Instant at, long value) {}

    /** The rows of one statement; `head` is the value of the one that is of no bucket. */
    private record Read(long head, Instant completeUntil, List<Step> steps) {

        static Read of(RowSet<Row> rows) {
            long head = 0;
            Instant completeUntil = null;
            var steps = new ArrayList<Step>(rows.size());
            for (var row : rows) {
                var bucket = row.getOffsetDateTime("bucket");
                if (bucket == null) {
                    var value = row.getLong("value");
                    head = value == null ? 0 : value;
                    completeUntil = row.getOffsetDateTime("complete_until").toInstant();
                } else {
                    steps.add(new Step(bucket.toInstant(), row.getLong("value")));
                }
            }
            return new Read(head, completeUntil, steps);
        }

        Report<Series> report(Metric metric, Buckets buckets, long[] values) {
            var starts = buckets.starts();
            var points = new ArrayList<Series.Point>(values.length);
            for (int i = 0; i < values.length; i++) {
                points.add(new Series.Point(starts.get(i), values[i]));
            }
            return new Report<>(new Series(metric, buckets.period(), points), completeUntil);
        }
    }
}
