package io.groundplan.worker.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The standard output of one attempt: when, which step, what it did, how long it took. */
final class Transcript {
    private final Clock clock;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private volatile String current = "connecting";

    Transcript(Clock clock) {
        this.clock = clock;
    }

    Instant begin(String step) {
        current = step;
        return clock.instant();
    }

    void end(Instant begun, String step, String what) {
        var now = clock.instant();
        lines.add("%s %s %s %d ms"
                .formatted(
                        now.truncatedTo(ChronoUnit.MILLIS),
                        step,
                        what,
                        Duration.between(begun, now).toMillis()));
    }

    /** What a step tells while it is at work. */
    void note(String line) {
        lines.add("%s %s".formatted(clock.instant().truncatedTo(ChronoUnit.MILLIS), line));
    }

    /** What the attempt was at last. */
    String current() {
        return current;
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    String text() {
        return String.join("\n", lines);
    }
}
