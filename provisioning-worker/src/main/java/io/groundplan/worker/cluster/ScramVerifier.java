package io.groundplan.worker.cluster;

import java.util.regex.Pattern;

import io.groundplan.worker.retry.PermanentFailureException;

/**
 * What PostgreSQL stores of a password. Computed elsewhere; the worker applies it and never prints it. The form is checked
 * to the letter, because PostgreSQL takes what is no verifier for a plain password.
 */
public record ScramVerifier(String text) {
    private static final Pattern FORM = Pattern.compile(
            "SCRAM-SHA-256\\$[1-9][0-9]{3,6}:[A-Za-z0-9+/]{4,}={0,2}\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=");

    public ScramVerifier {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new PermanentFailureException("the job's password verifier is malformed");
        }
    }

    /** The form for SQL; the alphabet of a verifier needs no escapes. */
    public String literal() {
        return "'" + text + "'";
    }

    @Override
    public String toString() {
        return "ScramVerifier[redacted]";
    }
}
