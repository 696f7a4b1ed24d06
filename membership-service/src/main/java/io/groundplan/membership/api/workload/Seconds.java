package io.groundplan.membership.api.workload;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times of this surface have no fractions. */
final class Seconds {
    private Seconds() {}

    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
