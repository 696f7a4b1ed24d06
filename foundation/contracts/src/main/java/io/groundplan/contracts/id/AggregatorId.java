package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies an aggregator. */
public record AggregatorId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("aggr");

    /** A new id, stamped with the clock's time. */
    public static AggregatorId next(Clock clock) {
        return new AggregatorId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<AggregatorId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(AggregatorId::new);
    }

    @Override
    public String prefix() {
        return "aggr";
    }

    @Override
    public String toString() {
        return text();
    }
}
