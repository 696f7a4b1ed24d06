package io.groundplan.usage.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    private static final DateTimeFormatter HOUR_NAME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH", Locale.ROOT);
    private static final DateTimeFormatter MONTH_NAME = DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

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

    /** When the one ends that the instant is in, which is when the next begins. */
    public Instant endOf(Instant instant) {
        var start = startOf(instant).atZone(ZoneOffset.UTC);
        var end =
                switch (this) {
                    case HOUR -> start.plusHours(1);
                    case DAY -> start.plusDays(1);
                    case WEEK -> start.plusWeeks(1);
                    case MONTH -> start.plusMonths(1);
                };
        return end.toInstant();
    }

    /** What it is called: `2024-01-15T10`, `2024-01-15`, `2024-W03`, `2024-01`. A week is of the year of its Thursday. */
    public String nameOf(Instant instant) {
        var time = instant.atZone(ZoneOffset.UTC);
        return switch (this) {
            case HOUR -> HOUR_NAME.format(time);
            case DAY -> time.toLocalDate().toString();
            case WEEK -> weekName(time.toLocalDate());
            case MONTH -> MONTH_NAME.format(time);
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
