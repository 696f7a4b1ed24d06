package io.groundplan.project.api.workload;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times of this surface have seconds. */
final class Seconds {
    private Seconds() {}

    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
