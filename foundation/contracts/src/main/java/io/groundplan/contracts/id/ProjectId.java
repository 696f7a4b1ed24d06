package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a project. */
public record ProjectId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("prj");

    /** A new id, stamped with the clock's time. */
    public static ProjectId next(Clock clock) {
        return new ProjectId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<ProjectId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(ProjectId::new);
    }

    @Override
    public String prefix() {
        return "prj";
    }

    @Override
    public String toString() {
        return text();
    }
}
