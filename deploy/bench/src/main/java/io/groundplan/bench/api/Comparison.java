package io.groundplan.bench.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.groundplan.bench.Line;

/**
 * Slices of some subjects, taken in turns so that noise of the machine hits all of them. Ratios are made of slices of
 * the same round, and the median of the rounds is what counts.
 */
final class Comparison {
    private static final double NANOS_PER_MICRO = 1_000;

    private final Map<String, List<Subject.Slice>> slices = new LinkedHashMap<>();

    /** Adds rounds of the subjects, in their order. */
    Comparison measure(Timing timing, List<Subject> subjects) throws Exception {
        for (int round = 0; round < timing.rounds(); round++) {
            for (var subject : subjects) {
                slices.computeIfAbsent(subject.name(), name -> new ArrayList<>())
                        .add(subject.measure(timing.slice()));
            }
        }
        return this;
    }

    /** Adds the rounds of another comparison. */
    void addAll(Comparison other) {
        other.slices.forEach((name, taken) ->
                slices.computeIfAbsent(name, unseen -> new ArrayList<>()).addAll(taken));
    }

    double ratio(String name, String base) {
        var ratios = new ArrayList<Double>();
        for (int round = 0; round < slices.get(name).size(); round++) {
            ratios.add(perSecond(name, round) / perSecond(base, round));
        }
        return median(ratios);
    }

    void print(String name) {
        var rates = new ArrayList<Double>();
        long answers = 0;
        long cpuNanos = 0;
        for (var slice : slices.get(name)) {
            rates.add(slice.rate().perSecond());
            answers += slice.rate().answers();
            cpuNanos += slice.cpu().toNanos();
        }
        Line.print(name, median(rates), "requests/s");
        Line.print(name + "_cpu", cpuNanos / NANOS_PER_MICRO / answers, "us/request");
    }

    private double perSecond(String name, int round) {
        return slices.get(name).get(round).rate().perSecond();
    }

    private static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
