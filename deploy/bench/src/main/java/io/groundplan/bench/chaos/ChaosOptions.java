package io.groundplan.bench.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How much chaos, for how long there is trouble at the most, and where: `home` is the checkout with the packaged services, `data` a directory of this run's own. The
 * same seed makes the same troubles in the same order; what they meet differs from run to run.
 */
public record ChaosOptions(int cycles, int concurrent, int workers, long seed, Duration trouble, Path home, Path data) {
    private static final Duration ALL_THE_TIME = Duration.ofDays(1);
    /** The build has no time for more: afterwards the rest of the projects come and go in peace. */
    private static final Duration SOME_TIME = Duration.ofSeconds(45);

    private static final int LONG = 1_000;
    private static final int SHORT = 100;
    private static final int CONCURRENT = 8;
    private static final int WORKERS = 3;

    static ChaosOptions of(List<String> arguments, Path home, Path data) {
        boolean quick = arguments.contains("--quick");
        int cycles = quick ? SHORT : LONG;
        long seed = System.nanoTime() & Integer.MAX_VALUE;
        for (int i = 0; i + 1 < arguments.size(); i++) {
            switch (arguments.get(i)) {
                case "--cycles" -> cycles = Integer.parseInt(arguments.get(i + 1));
                case "--seed" -> seed = Long.parseLong(arguments.get(i + 1));
                default -> {
                    // the value of the one before
                }
            }
        }
        return new ChaosOptions(cycles, CONCURRENT, WORKERS, seed, quick ? SOME_TIME : ALL_THE_TIME, home, data);
    }

    /** The short version, as the build runs it. */
    public static ChaosOptions quick(long seed, Path home, Path data) {
        return new ChaosOptions(SHORT, CONCURRENT, WORKERS, seed, SOME_TIME, home, data);
    }
}
