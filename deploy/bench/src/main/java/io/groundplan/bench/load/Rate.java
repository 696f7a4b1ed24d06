package io.groundplan.bench.load;

/** How many answers arrived in how much time. */
public record Rate(long answers, long nanos) {
    private static final double NANOS_PER_SECOND = 1e9;

    public double perSecond() {
        return answers * NANOS_PER_SECOND / nanos;
    }
}
