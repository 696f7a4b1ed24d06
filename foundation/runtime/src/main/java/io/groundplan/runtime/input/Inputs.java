package io.groundplan.runtime.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

/** Checks of what callers send, each naming the field that is wrong. */
public final class Inputs {
    public static final int NAME_LENGTH = 100;

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

    /** A point in time as ISO 8601 with an offset. */
    public static Optional<Instant> instant(String field, String text) {
        try {
            return Optional.ofNullable(text)
                    .map(value -> OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw Problem.invalid(field, "must be a time such as 2030-01-31T00:00:00Z");
        }
    }
}
