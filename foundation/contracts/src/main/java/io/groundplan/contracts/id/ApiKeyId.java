package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies an API key; it is part of the key's text and no secret. */
public record ApiKeyId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("key");

    /** A new id, stamped with the clock's time. */
    public static ApiKeyId next(Clock clock) {
        return new ApiKeyId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<ApiKeyId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(ApiKeyId::new);
    }

    @Override
    public String prefix() {
        return "key";
    }

    @Override
    public String toString() {
        return text();
    }
}
