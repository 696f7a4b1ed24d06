package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a user. */
public record UserId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("usr");

    /** A new id, stamped with the clock's time. */
    public static UserId next(Clock clock) {
        return new UserId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<UserId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(UserId::new);
    }

    /** The subject itself where it is an id of ours, otherwise derived from issuer and subject. */
    public static UserId of(String issuer, String subject) {
        return parse(subject).orElseGet(() -> new UserId(CanonicalId.ofDigest(issuer + "\n" + subject)));
    }

    @Override
    public String prefix() {
        return "usr";
    }

    @Override
    public String toString() {
        return text();
    }
}
