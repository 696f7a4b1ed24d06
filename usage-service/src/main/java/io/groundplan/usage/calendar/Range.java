package io.groundplan.usage.calendar;

import java.time.Duration;

/** How far back a time series goes. */
public enum Range {
    LAST_24_HOURS("24h", Duration.ofHours(24)),
    LAST_7_DAYS("7d", Duration.ofDays(7)),
    LAST_30_DAYS("30d", Duration.ofDays(30));

    private final String text;
    private final Duration length;

    Range(String text, Duration length) {
        this.text = text;
        this.length = length;
    }

    /** The form of the API. */
    public String text() {
        return text;
    }

    Duration length() {
        return length;
    }
}
