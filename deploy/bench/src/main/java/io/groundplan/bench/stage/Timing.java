package io.groundplan.bench.stage;

import java.time.Duration;

/**
 * How long things are asked: at first unmeasured, until the compilers are done with them, then in rounds of short
 * slices.
 *
 * @param warmUp at least
 * @param asked as often at least: what a request runs once is compiled for good after some 5,000 of them, and what that
 *     has called after as many more
 * @param longestWarmUp at most, whatever was asked
 */
public record Timing(Duration warmUp, long asked, Duration longestWarmUp, int rounds, Duration slice) {

    public static Timing full() {
        return new Timing(Duration.ofSeconds(10), 20_000, Duration.ofSeconds(150), 5, Duration.ofMillis(900));
    }

    /** Only shows that everything works. */
    public static Timing quick() {
        return new Timing(Duration.ZERO, 0, Duration.ofNanos(1), 2, Duration.ofMillis(300));
    }

    boolean isWarmUpOver(long nanos, long answers, boolean warm) {
        boolean longEnough = nanos >= warmUp.toNanos() && answers >= asked;
        return nanos >= longestWarmUp.toNanos() || (warm && longEnough);
    }
}
