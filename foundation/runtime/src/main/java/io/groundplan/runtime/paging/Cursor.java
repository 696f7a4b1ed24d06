package io.groundplan.runtime.paging;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

import io.groundplan.contracts.id.CanonicalId;

/** Where the next page starts: behind this id. Opaque to callers; ids carry check bits, so a foreign text is noticed. */
public record Cursor(UUID after) {
    private static final int BYTES = 16;

    public String text() {
        var bytes = ByteBuffer.allocate(BYTES)
                .putLong(after.getMostSignificantBits())
                .putLong(after.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    static Optional<Cursor> parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            return Optional.of(new UUID(buffer.getLong(), buffer.getLong()))
                    .filter(CanonicalId::isCanonical)
                    .map(Cursor::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
