package io.groundplan.project.database;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL's texts for time-outs: a whole number with `ms`, `s`, `min`, `h` or `d`; without a unit milliseconds. */
final class IntervalText {
    /** The server keeps time-outs as 32-bit milliseconds. */
    private static final long MAX_MILLIS = Integer.MAX_VALUE;

    private static final Pattern FORM = Pattern.compile("(\\d{1,10})\\s*(ms|s|min|h|d)?");

    private IntervalText() {}

    static boolean isTimeout(String text) {
        var form = FORM.matcher(text);
        return form.matches() && millis(form) <= MAX_MILLIS;
    }

    private static long millis(Matcher form) {
        long number = Long.parseLong(form.group(1));
        var unit = form.group(2) == null ? "ms" : form.group(2);
        return switch (unit) {
            case "ms" -> number;
            case "s" -> number * 1_000;
            case "min" -> number * 60_000;
            case "h" -> number * 3_600_000;
            default -> number * 86_400_000;
        };
    }
}
