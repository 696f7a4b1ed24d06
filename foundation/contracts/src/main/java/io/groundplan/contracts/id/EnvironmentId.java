package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies an environment of a project. */
public record EnvironmentId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("env");

    /** A new id, stamped with the clock's time. */
    public static EnvironmentId next(Clock clock) {
        return new EnvironmentId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<EnvironmentId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(EnvironmentId::new);
    }

    @Override
    public String prefix() {
        return "env";
    }

    @Override
    public String toString() {
        return text();
    }
}
