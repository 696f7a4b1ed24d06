package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a project token; it is no secret. */
public record ProjectTokenId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("ptok");

    /** A new id, stamped with the clock's time. */
    public static ProjectTokenId next(Clock clock) {
        return new ProjectTokenId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<ProjectTokenId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(ProjectTokenId::new);
    }

    @Override
    public String prefix() {
        return "ptok";
    }

    @Override
    public String toString() {
        return text();
    }
}
