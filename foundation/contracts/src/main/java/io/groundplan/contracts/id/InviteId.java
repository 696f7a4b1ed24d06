package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies an invite. */
public record InviteId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("inv");

    /** A new id, stamped with the clock's time. */
    public static InviteId next(Clock clock) {
        return new InviteId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<InviteId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(InviteId::new);
    }

    @Override
    public String prefix() {
        return "inv";
    }

    @Override
    public String toString() {
        return text();
    }
}
