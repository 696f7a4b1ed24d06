package io.groundplan.bench.stage;

import java.time.Duration;

/**
 * How long things are asked: at first unmeasured, until the compilers are done with them, then in rounds of short
 * slices.
 *
 * @param warmUp at least
 * @param longestWarmUp at most
 */
public record Timing(Duration warmUp, Duration longestWarmUp, int rounds, Duration slice) {

    public static Timing full() {
        return new Timing(Duration.ofSeconds(10), Duration.ofSeconds(40), 5, Duration.ofMillis(900));
    }

    /** Only shows that everything works. */
    public static Timing quick() {
        return new Timing(Duration.ZERO, Duration.ofNanos(1), 2, Duration.ofMillis(300));
    }

    boolean isWarmUpOver(long nanos, boolean warm) {
        return nanos >= longestWarmUp.toNanos() || (warm && nanos >= warmUp.toNanos());
    }

    /** Surfaces share much of what they run, so they warm each other up, but each has a way of its own to create. */
    public Timing ofOneOf(int surfaces) {
        int shares = Math.min(surfaces, 2);
        return new Timing(warmUp.dividedBy(shares), longestWarmUp.dividedBy(shares), rounds, slice);
    }
}
