package io.groundplan.usage.metering;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.DatabaseId;

/** A batch as the statement takes it: an array for each column. */
final class UsageColumns {
    private UsageColumns() {}

    static Tuple of(List<Usage> events) {
        return Tuple.tuple()
                .addValue(column(events, usage -> usage.project().value(), UUID[]::new))
                .addValue(column(events, Usage::source, String[]::new))
                .addValue(column(events, Usage::id, String[]::new))
                .addValue(times(events, Usage::time))
                .addValue(column(
                        events, usage -> usage.database().map(DatabaseId::value).orElse(null), UUID[]::new))
                .addValue(column(events, usage -> usage.operation().text(), String[]::new))
                .addValue(column(events, Usage::requests, Long[]::new))
                .addValue(column(events, Usage::ingressBytes, Long[]::new))
                .addValue(column(events, Usage::egressBytes, Long[]::new));
    }

    static <T> OffsetDateTime[] times(List<T> rows, Function<T, Instant> time) {
        return column(rows, row -> time.apply(row).atOffset(ZoneOffset.UTC), OffsetDateTime[]::new);
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
