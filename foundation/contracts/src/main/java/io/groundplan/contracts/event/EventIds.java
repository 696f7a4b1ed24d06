package io.groundplan.contracts.event;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes event ids: UUIDs of version 7, which sort by time. */
public final class EventIds {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;

    private EventIds() {}

    public static UUID next(Instant at) {
        long high = (at.toEpochMilli() << 16) | VERSION_7 | (RANDOM.nextInt() & 0xfff);
        long low = (RANDOM.nextLong() >>> 2) | (0b10L << 62);
        return new UUID(high, low);
    }
}
