package io.groundplan.bench.api;

import java.time.Duration;

import io.groundplan.bench.load.Rate;
import io.groundplan.bench.load.Target;

/** A target on one of the two sides. */
record Subject(Side side, Target target) {

    /**
     * One slice of a measurement.
     *
     * @param cpu what the application's process took for it, the compilers and the collector included
     */
    record Slice(Rate rate, Duration cpu) {}

    String name() {
        return target.name();
    }

    void warmUp(Duration duration) throws Exception {
        measure(duration);
    }

    Slice measure(Duration duration) throws Exception {
        var before = side.cpu();
        var rate = side.load().run(target, duration);
        side.settle();
        return new Slice(rate, side.cpu().minus(before));
    }
}
