package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies an agent. */
public record AgentId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("agt");

    /** A new id, stamped with the clock's time. */
    public static AgentId next(Clock clock) {
        return new AgentId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<AgentId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(AgentId::new);
    }

    @Override
    public String prefix() {
        return "agt";
    }

    @Override
    public String toString() {
        return text();
    }
}
