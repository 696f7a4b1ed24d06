package io.groundplan.local.token;

import java.time.Duration;
import java.util.regex.Pattern;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

import io.groundplan.testkit.token.TokenRequest;

/** What the body of a token request asks for; `expiresIn` in seconds, zero or less for a token that has expired. */
record TokenOrder(TokenRequest request, long expiresIn) {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");
    private static final int MAX_EMAIL = 254;
    private static final int MAX_TEXT = 255;
    private static final long DEFAULT_SECONDS = 3_600;
    private static final long MAX_SECONDS = 10L * 365 * 24 * 3_600;
    // a verifier may tolerate clocks that differ by a minute or so
    private static final Duration PAST_ANY_TOLERANCE = Duration.ofMinutes(10);

    static TokenOrder parse(Buffer body) {
        var json = decode(body);
        long seconds = seconds(json);
        var request = TokenRequest.of(email(json))
                .withEmailVerified(flag(json, "email_verified", true))
                .expiringIn(lifetime(seconds));
        var name = text(json, "name");
        var sub = text(json, "sub");
        request = name == null ? request : request.withName(name);
        return new TokenOrder(sub == null ? request : request.withSub(sub), seconds);
    }

    private static JsonObject decode(Buffer body) {
        try {
            return new JsonObject(body);
        } catch (DecodeException | ClassCastException e) {
            throw new InvalidOrderException("the body must be a JSON object");
        }
    }

    private static String email(JsonObject json) {
        var email = text(json, "email");
        if (email == null) {
            throw new InvalidOrderException("email is required");
        }
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            throw new InvalidOrderException("email must be an e-mail address");
        }
        return email;
    }

    private static String text(JsonObject json, String field) {
        var value = json.getValue(field);
        if (value == null) {
            return null;
        }
        if (value instanceof String text && !text.isBlank() && text.length() <= MAX_TEXT) {
            return text.strip();
        }
        throw new InvalidOrderException(field + " must be a text of 1 to " + MAX_TEXT + " characters");
    }

    private static boolean flag(JsonObject json, String field, boolean otherwise) {
        var value = json.getValue(field, otherwise);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new InvalidOrderException(field + " must be true or false");
    }

    private static long seconds(JsonObject json) {
        var value = json.getValue("expires_in", DEFAULT_SECONDS);
        if ((value instanceof Integer || value instanceof Long)
                && Math.abs(((Number) value).longValue()) <= MAX_SECONDS) {
            return ((Number) value).longValue();
        }
        throw new InvalidOrderException("expires_in must be a whole number of seconds, ten years at most");
    }

    private static Duration lifetime(long seconds) {
        var asked = Duration.ofSeconds(seconds);
        return seconds > 0 ? asked : asked.minus(PAST_ANY_TOLERANCE);
    }
}
