package io.groundplan.usage.metering;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/** The part of a table of sums that holds the buckets from one day, inclusive, to another, exclusive, in UTC. */
record RollupPartition(String name, String table, LocalDate from, LocalDate to) {
    static final String MINUTES = "usage_minute";
    static final String HOURS = "usage_hour";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    static RollupPartition ofMinutes(LocalDate day) {
        return new RollupPartition(MINUTES + "_" + DAY.format(day), MINUTES, day, day.plusDays(1));
    }

    static RollupPartition ofHours(YearMonth month) {
        return new RollupPartition(
                HOURS + "_" + MONTH.format(month),
                HOURS,
                month.atDay(1),
                month.plusMonths(1).atDay(1));
    }

    static RollupPartition named(String name) {
        var period = name.substring(name.lastIndexOf('_') + 1);
        return name.startsWith(MINUTES)
                ? ofMinutes(LocalDate.parse(period, DAY))
                : ofHours(YearMonth.parse(period, MONTH));
    }

    String creation() {
        return "select make_rollup('%s', date '%s', date '%s')".formatted(table, from, to);
    }

    String removal() {
        return "select drop_rollup('%s', date '%s')".formatted(table, from);
    }
}
