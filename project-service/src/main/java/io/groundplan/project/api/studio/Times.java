package io.groundplan.project.api.studio;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import io.groundplan.runtime.problem.Problem;

/** Times of this surface are UTC with milliseconds. */
final class Times {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int DATE_LENGTH = "2030-01-31".length();

    private Times() {}

    static String text(Instant time) {
        return MILLISECONDS.format(time);
    }

    /** A time with an offset, or a date, which means its first moment in UTC; of four-digit years. */
    static Instant parse(String field, String text) {
        try {
            var time = text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(FIRST) && !time.isAfter(LAST)) {
                return time.truncatedTo(ChronoUnit.MILLIS);
            }
        } catch (DateTimeException e) {
            // answered below, like a year out of range
        }
        throw Problem.invalid(field, "must be a date such as 2030-01-31 or a time such as 2030-01-31T00:00:00Z");
    }
}
