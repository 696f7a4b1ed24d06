package io.groundplan.runtime.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

/** Checks of what callers send, each naming the field that is wrong. */
public final class Inputs {
    public static final int NAME_LENGTH = 100;
    private static final int LAST_YEAR = 9999;

    private Inputs() {}

    /** The body itself; an empty one is refused. */
    public static <T> T body(T body) {
        if (body == null) {
            throw new Problem(ProblemCode.INVALID, "a JSON body is required");
        }
        return body;
    }

    /** A text of 1 to `max` characters. */
    public static String required(String field, String text, int max) {
        if (text == null || text.isEmpty()) {
            throw Problem.invalid(field, "is required");
        }
        if (text.codePointCount(0, text.length()) > max) {
            throw Problem.invalid(field, "must have at most " + max + " characters");
        }
        return text;
    }

    /** A point in time as ISO 8601 with an offset, in the years 1 to 9999. */
    public static Optional<Instant> instant(String field, String text) {
        try {
            return Optional.ofNullable(text).map(value -> inRange(field, OffsetDateTime.parse(value)));
        } catch (DateTimeException e) {
            throw notATime(field);
        }
    }

    private static Instant inRange(String field, OffsetDateTime time) {
        var utc = time.withOffsetSameInstant(ZoneOffset.UTC);
        if (utc.getYear() < 1 || utc.getYear() > LAST_YEAR) {
            throw notATime(field);
        }
        return utc.toInstant();
    }

    private static Problem notATime(String field) {
        return Problem.invalid(field, "must be a time such as 2030-01-31T00:00:00Z");
    }
}
