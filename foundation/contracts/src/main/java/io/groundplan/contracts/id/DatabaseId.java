package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies one database of a project. */
public record DatabaseId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("db");

    /** A new id, stamped with the clock's time. */
    public static DatabaseId next(Clock clock) {
        return new DatabaseId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<DatabaseId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(DatabaseId::new);
    }

    @Override
    public String prefix() {
        return "db";
    }

    @Override
    public String toString() {
        return text();
    }
}
