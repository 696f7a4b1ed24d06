package io.groundplan.contracts.event;

import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class EventIdsTest {

    @Test
    void anEventIdIsAUuidOfVersion7ThatStartsWithItsTime() {
        var at = Instant.parse("2026-11-02T09:30:00.123Z");
        for (int i = 0; i < 1_000; i++) {
            UUID id = EventIds.next(at);
            assertEquals(7, id.version());
            assertEquals(2, id.variant());
            assertEquals(at.toEpochMilli(), id.getMostSignificantBits() >>> 16);
        }
    }

    @Test
    void eventIdsOfOneMillisecondDiffer() {
        var at = Instant.parse("2026-11-02T09:30:00Z");
        var ids = new HashSet<UUID>();
        for (int i = 0; i < 10_000; i++) {
            assertTrue(ids.add(EventIds.next(at)));
        }
    }
}
