package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a dataset of a project. */
public record DatasetId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("dset");

    /** A new id, stamped with the clock's time. */
    public static DatasetId next(Clock clock) {
        return new DatasetId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<DatasetId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(DatasetId::new);
    }

    @Override
    public String prefix() {
        return "dset";
    }

    @Override
    public String toString() {
        return text();
    }
}
