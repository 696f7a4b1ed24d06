package io.groundplan.bench.usage;

import java.time.Duration;
import java.util.List;

/** How long each part is measured, after how much unmeasured; `memory` is zero where memory is not. */
record UsageOptions(Duration part, Duration warmUp, Duration longestWarmUp, Duration memory) {
    private static final String QUICK = "--quick";
    private static final String MINUTES = "--minutes";

    static UsageOptions of(String[] arguments) {
        var given = List.of(arguments);
        int minutes = given.contains(MINUTES) ? Integer.parseInt(given.get(given.indexOf(MINUTES) + 1)) : 0;
        return given.contains(QUICK)
                ? new UsageOptions(
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(3),
                        Duration.ofMinutes(minutes))
                : new UsageOptions(
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(minutes));
    }
}
