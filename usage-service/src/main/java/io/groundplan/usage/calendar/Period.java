package io.groundplan.usage.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

import static java.time.DayOfWeek.MONDAY;

/** How long a stretch of the calendar in UTC is. Weeks are those of ISO 8601 and start on Monday. */
public enum Period {
    HOUR,
    DAY,
    WEEK,
    MONTH;

    /** The form of the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** When the hour, day, week or month began that the instant is in. */
    public Instant startOf(Instant instant) {
        var time = instant.atZone(ZoneOffset.UTC);
        var day = time.truncatedTo(ChronoUnit.DAYS);
        var start =
                switch (this) {
                    case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
                    case DAY -> day;
                    case WEEK -> day.with(TemporalAdjusters.previousOrSame(MONDAY));
                    case MONTH -> day.withDayOfMonth(1);
                };
        return start.toInstant();
    }

    /** The start so many of this kind later; earlier for a negative number. */
    public Instant plus(Instant start, int count) {
        return start(start.atZone(ZoneOffset.UTC), count).toInstant();
    }

    /** What it is called: `2024-01`, `2024-W03`, `2024-01-15`, `2024-01-15T10`. A week belongs to the year of its Thursday. */
    public String nameOf(Instant instant) {
        var time = instant.atZone(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT).format(time);
            case DAY -> time.toLocalDate().toString();
            case WEEK -> weekName(time.toLocalDate());
            case MONTH -> DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT).format(time);
        };
    }

    /** How many of this kind it takes to cover the duration, wholly. */
    int countIn(Duration range) {
        long length =
                switch (this) {
                    case HOUR -> Duration.ofHours(1).toSeconds();
                    case DAY -> Duration.ofDays(1).toSeconds();
                    case WEEK -> Duration.ofDays(7).toSeconds();
                    case MONTH -> throw new IllegalStateException("months differ in length");
                };
        return Math.toIntExact((range.toSeconds() + length - 1) / length);
    }

    private ZonedDateTime start(ZonedDateTime start, int count) {
        return switch (this) {
            case HOUR -> start.plusHours(count);
            case DAY -> start.plusDays(count);
            case WEEK -> start.plusWeeks(count);
            case MONTH -> start.plusMonths(count);
        };
    }

    private static String weekName(LocalDate date) {
        return String.format(
                Locale.ROOT,
                "%04d-W%02d",
                date.get(IsoFields.WEEK_BASED_YEAR),
                date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }
}
