package io.groundplan.worker.retry;

import java.util.regex.Pattern;

/** The last line of defence of job output: what looks like a password verifier is not shown. */
final class Secrets {
    private static final Pattern VERIFIER = Pattern.compile("SCRAM-SHA-256\\$[^\\s'\"]*");

    private Secrets() {}

    static String scrub(String text) {
        return VERIFIER.matcher(text).replaceAll("[redacted]");
    }
}
