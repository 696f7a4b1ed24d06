package io.groundplan.bench.api;

import java.time.Duration;

import io.groundplan.bench.load.Target;

/** A target on one of the two sides. */
record Subject(Side side, Target target) {
    private static final Duration WARM_UP_SLICE = Duration.ofSeconds(2);
    /** Fewer than a pool has connections, so that nobody waits for one while every class is yet to be loaded. */
    private static final int GENTLY = 4;

    private static final double CLEARLY_LESS = 0.95;
    private static final int ENOUGH = 4;

    String name() {
        return target.name();
    }

    /** Goes on until the process needs no longer less and less for a request: then the compilers are done. */
    void warmUp(Timing timing) throws Exception {
        long began = System.nanoTime();
        side.load().run(target, GENTLY, WARM_UP_SLICE);
        double least = Double.MAX_VALUE;
        int notLess = 0;
        while (!timing.isWarmUpOver(System.nanoTime() - began, notLess >= ENOUGH)) {
            double cost = measure(WARM_UP_SLICE).cpuMicros();
            notLess = cost < CLEARLY_LESS * least ? 0 : notLess + 1;
            least = Math.min(least, cost);
        }
    }

    Slice measure(Duration duration) throws Exception {
        var before = side.cpu();
        var rate = side.load().run(target, duration);
        side.settle();
        return new Slice(rate, side.cpu().minus(before));
    }
}
