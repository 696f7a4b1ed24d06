package io.groundplan.bench.provisioning;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured times in nanoseconds. */
final class Samples {
    private static final double NANOS_PER_MILLI = 1_000_000;

    private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

    interface Work {
        void run() throws Exception;
    }

    /** Answers nothing, so that it may be a task. */
    Void time(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        add(System.nanoTime() - start);
        return null;
    }

    void add(long measured) {
        nanos.add(measured);
    }

    void addAll(Samples others) {
        nanos.addAll(others.nanos);
    }

    int size() {
        return nanos.size();
    }

    double p50() {
        return millis(0.5);
    }

    double p95() {
        return millis(0.95);
    }

    double p99() {
        return millis(0.99);
    }

    private double millis(double quantile) {
        var sorted = nanos.stream().sorted().toList();
        int index = (int) Math.ceil(quantile * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / NANOS_PER_MILLI;
    }
}
