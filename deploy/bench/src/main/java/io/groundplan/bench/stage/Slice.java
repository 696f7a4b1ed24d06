package io.groundplan.bench.stage;

import java.time.Duration;

import io.groundplan.bench.load.Rate;

/**
 * One slice of a measurement.
 *
 * @param cpu what the application's process took for it, its compilers and its collector included
 */
public record Slice(Rate rate, Duration cpu) {
    private static final double NANOS_PER_MICRO = 1_000;

    /** For one request. */
    double cpuMicros() {
        return cpu.toNanos() / NANOS_PER_MICRO / rate.answers();
    }
}
