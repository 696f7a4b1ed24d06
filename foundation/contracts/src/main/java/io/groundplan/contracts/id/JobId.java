package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a provisioning job. */
public record JobId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("job");

    /** A new id, stamped with the clock's time. */
    public static JobId next(Clock clock) {
        return new JobId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<JobId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(JobId::new);
    }

    @Override
    public String prefix() {
        return "job";
    }

    @Override
    public String toString() {
        return text();
    }
}
