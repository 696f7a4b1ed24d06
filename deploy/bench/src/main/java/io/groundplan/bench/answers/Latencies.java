package io.groundplan.bench.answers;

import java.util.List;

/**
 * How long requests took, sorted.
 *
 * @param nanos of all of them together, from the first to the end of the last
 */
record Latencies(List<Long> sorted, long nanos) {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    double millis(double quantile) {
        int index = (int) Math.ceil(quantile * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / NANOS_PER_MILLI;
    }

    double perSecond() {
        return sorted.size() * NANOS_PER_SECOND / nanos;
    }
}
