package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a decision of a project. */
public record DecisionId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("dcsn");

    /** A new id, stamped with the clock's time. */
    public static DecisionId next(Clock clock) {
        return new DecisionId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<DecisionId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(DecisionId::new);
    }

    @Override
    public String prefix() {
        return "dcsn";
    }

    @Override
    public String toString() {
        return text();
    }
}
