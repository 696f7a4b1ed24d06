package io.groundplan.usage.report;

import java.util.Locale;

/** What a series is of: requests and bytes of traffic within each point, or bytes stored at the end of it. */
public enum Metric {
    REQUESTS,
    BANDWIDTH,
    STORAGE;

    /** The form of the API. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
