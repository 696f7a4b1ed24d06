package io.groundplan.usage.report;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
    /** The first row is of no bucket: it tells how complete the others are. Together its two values can be too large for a column. */
    private static final String TRAFFIC =
            """
            select null::timestamptz as bucket, at as complete_until, 0::int8 as value, 0::int8 as other
            from complete_until
            union all
            select bucket, null, %s
            from usage_total
            where project_id = $1
            and period = $4
            and bucket >= $2
            and bucket < $3
            """;

    private static final String REQUESTS = TRAFFIC.formatted("reads, writes");
    private static final String BANDWIDTH = TRAFFIC.formatted("ingress_bytes, egress_bytes");

    /** The first row has what is stored now, the others by how much it grew from the hour before. */
    private static final String STORAGE =
            """
            select null::timestamptz as bucket, at as complete_until, (
                    select coalesce(sum(data_bytes + index_bytes), 0)::int8
                    from database_gauge
                    where project_id = $1
                ) as value
            from complete_until
            union all
            select bucket, null, delta
            from project_storage
            where project_id = $1
            and bucket >= $2
            """;

    /** Columns by their places: by name, hundreds of rows take noticeably longer to read. */
    private static final int BUCKET = 0;

    private static final int COMPLETE_UNTIL = 1;
    private static final int FIRST_VALUE = 2;

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
        return read.report(metric, buckets, read.perBucket(buckets));
    }

    /** From now backwards: at the end of a bucket there was what was at the end of the next, less what that one added. */
    private static Report<Series> levels(Buckets buckets, RowSet<Row> rows) {
        var read = Read.of(rows);
        var values = read.perBucket(buckets);
        var level = read.head();
        for (int i = values.length - 1; i >= 0; i--) {
            var growth = values[i];
            values[i] = level;
            level = level.subtract(growth);
        }
        return read.report(Metric.STORAGE, buckets, values);
    }

    private record Step(Instant at, BigInteger value) {}

    /** The rows of one statement; `head` is the value of the one that is of no bucket. */
    private record Read(BigInteger head, Instant completeUntil, List<Step> steps) {

        static Read of(RowSet<Row> rows) {
            BigInteger head = null;
            Instant completeUntil = null;
            var steps = new ArrayList<Step>(rows.size());
            for (var row : rows) {
                var bucket = row.getOffsetDateTime(BUCKET);
                if (bucket == null) {
                    head = value(row);
                    completeUntil = row.getOffsetDateTime(COMPLETE_UNTIL).toInstant();
                } else {
                    steps.add(new Step(bucket.toInstant(), value(row)));
                }
            }
            return new Read(head, completeUntil, steps);
        }

        /** The sum of all columns from the first value on. */
        private static BigInteger value(Row row) {
            var sum = BigInteger.valueOf(row.getLong(FIRST_VALUE));
            for (int i = FIRST_VALUE + 1; i < row.size(); i++) {
                sum = sum.add(BigInteger.valueOf(row.getLong(i)));
            }
            return sum;
        }

        BigInteger[] perBucket(Buckets buckets) {
            var sums = new BigInteger[buckets.count()];
            Arrays.fill(sums, BigInteger.ZERO);
            for (var step : steps) {
                int index = buckets.indexOf(step.at());
                sums[index] = sums[index].add(step.value());
            }
            return sums;
        }

        Report<Series> report(Metric metric, Buckets buckets, BigInteger[] values) {
            var starts = buckets.starts();
            var points = IntStream.range(0, values.length)
                    .mapToObj(i -> new Series.Point(starts.get(i), values[i]))
                    .toList();
            return new Report<>(new Series(metric, buckets.period(), points), completeUntil);
        }
    }
}
