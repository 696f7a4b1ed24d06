package io.groundplan.bench.stage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.groundplan.bench.Line;

/**
 * Slices of some subjects, taken in turns so that noise of the machine hits all of them. Ratios are made of slices of
 * the same round, and the median of the rounds is what counts.
 */
public final class Comparison {
    private final Map<String, List<Slice>> slices = new LinkedHashMap<>();

    /** Adds rounds of the subjects, in their order. */
    public Comparison measure(Timing timing, List<Subject> subjects) throws Exception {
        for (int round = 0; round < timing.rounds(); round++) {
            for (var subject : subjects) {
                slices.computeIfAbsent(subject.name(), name -> new ArrayList<>())
                        .add(subject.measure(timing.slice()));
            }
        }
        return this;
    }

    /** Adds the rounds of another comparison. */
    public void addAll(Comparison other) {
        other.slices.forEach((name, taken) ->
                slices.computeIfAbsent(name, unseen -> new ArrayList<>()).addAll(taken));
    }

    public double ratio(String name, String base) {
        return median(IntStream.range(0, slices.get(name).size())
                .mapToObj(round -> perSecond(name, round) / perSecond(base, round)));
    }

    /** How fast ours is, and how fast next to the bare one. */
    public void print(Subject ours, Subject bare, double atLeast) {
        print(ours.name());
        Line.ratio(ours.name() + "_ratio", ratio(ours.name(), bare.name()), atLeast);
    }

    public void print(String name) {
        var taken = slices.get(name);
        Line.print(name, median(taken.stream().map(slice -> slice.rate().perSecond())), "requests/s");
        Line.print(name + "_cpu", median(taken.stream().map(Slice::cpuMicros)), "us/request");
    }

    private double perSecond(String name, int round) {
        return slices.get(name).get(round).rate().perSecond();
    }

    private static double median(Stream<Double> values) {
        var sorted = values.sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
