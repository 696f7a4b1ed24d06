package io.groundplan.bench.api;

import java.time.Duration;

/** How long things are asked: at first unmeasured, until both compilers are done, then in rounds of short slices. */
record Timing(Duration warmUp, int rounds, Duration slice) {
    private static final Duration SHORTEST_WARM_UP = Duration.ofSeconds(4);

    static Timing full() {
        return new Timing(Duration.ofSeconds(10), 5, Duration.ofMillis(1_200));
    }

    /** Only shows that everything works. */
    static Timing quick() {
        return new Timing(Duration.ofSeconds(1), 2, Duration.ofMillis(300));
    }

    /** Surfaces share most of what they run, so they warm each other up. */
    Duration warmUpOfOneOf(int surfaces) {
        var part = warmUp.dividedBy(surfaces);
        return part.compareTo(SHORTEST_WARM_UP) < 0 && warmUp.compareTo(SHORTEST_WARM_UP) > 0 ? SHORTEST_WARM_UP : part;
    }
}
