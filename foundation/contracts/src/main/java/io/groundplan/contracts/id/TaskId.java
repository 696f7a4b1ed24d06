package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a task of a project. */
public record TaskId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("task");

    /** A new id, stamped with the clock's time. */
    public static TaskId next(Clock clock) {
        return new TaskId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<TaskId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(TaskId::new);
    }

    @Override
    public String prefix() {
        return "task";
    }

    @Override
    public String toString() {
        return text();
    }
}
