package io.groundplan.bench.stage;

import java.time.Duration;
import java.util.function.Supplier;

import io.groundplan.bench.load.Call;
import io.groundplan.bench.load.Target;

/** A target on one of the two sides. */
public record Subject(Side side, Target target) {
    private static final Duration WARM_UP_SLICE = Duration.ofSeconds(2);
    /** Fewer than a pool has connections, so that nobody waits for one while every class is yet to be loaded. */
    private static final int GENTLY = 4;

    private static final double CLEARLY_LESS = 0.95;
    private static final int ENOUGH = 4;

    public static Subject read(Side side, String name, String path, String bearer) {
        return new Subject(side, Target.same(name, Call.get(path, bearer), 200));
    }

    /** Something made again and again; each request is another. */
    public static Subject made(Side side, String name, Supplier<Call> calls, int status) {
        return new Subject(side, new Target(name, calls, status));
    }

    public String name() {
        return target.name();
    }

    /** Goes on until the process needs no longer less and less for a request: then the compilers are done. */
    public void warmUp(Timing timing) throws Exception {
        long began = System.nanoTime();
        side.load().run(target, GENTLY, WARM_UP_SLICE);
        double least = Double.MAX_VALUE;
        int notLess = 0;
        long answers = 0;
        while (!timing.isWarmUpOver(System.nanoTime() - began, answers, notLess >= ENOUGH)) {
            var slice = measure(WARM_UP_SLICE);
            double cost = slice.cpuMicros();
            answers += slice.rate().answers();
            notLess = cost < CLEARLY_LESS * least ? 0 : notLess + 1;
            least = Math.min(least, cost);
        }
    }

    public Slice measure(Duration duration) throws Exception {
        var before = side.cpu();
        var rate = side.load().run(target, duration);
        side.settle();
        return new Slice(rate, side.cpu().minus(before));
    }
}
