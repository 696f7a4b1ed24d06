package io.groundplan.usage.api.platform;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

import io.groundplan.runtime.problem.Problem;

/** What the answers about usage have in common: a closed list of values in a parameter, and how complete they are. */
final class Answers {
    static final String AS_OF = "X-Usage-As-Of";
    static final String AS_OF_TEXT =
            "How complete the answer is: every event that had been accepted before this time is in it. ISO 8601, UTC,"
                    + " milliseconds.";

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Answers() {}

    static <T> RestResponse<T> ok(T body, Instant completeUntil) {
        return ResponseBuilder.ok(body)
                .header(AS_OF, MILLISECONDS.format(completeUntil))
                .build();
    }

    /** The value that the parameter names by its text, or the other one where it is absent. */
    static <T> T choice(String parameter, String text, T absent, Function<T, String> texts, List<T> values) {
        if (text == null) {
            return absent;
        }
        return values.stream()
                .filter(value -> texts.apply(value).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        parameter,
                        "must be one of " + values.stream().map(texts).collect(Collectors.joining(", "))));
    }
}
