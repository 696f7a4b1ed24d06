package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies an experiment of a project. */
public record ExperimentId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("expt");

    /** A new id, stamped with the clock's time. */
    public static ExperimentId next(Clock clock) {
        return new ExperimentId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<ExperimentId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(ExperimentId::new);
    }

    @Override
    public String prefix() {
        return "expt";
    }

    @Override
    public String toString() {
        return text();
    }
}
