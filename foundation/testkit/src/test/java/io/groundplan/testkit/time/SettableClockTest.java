package io.groundplan.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SettableClockTest {
    @Test
    void timeMovesWhenATestMovesIt() {
        var clock = SettableClock.at("2026-11-01T00:00:00Z");
        var elsewhere = clock.withZone(ZoneId.of("Asia/Kathmandu"));
        clock.advance(Duration.ofMinutes(5));
        assertEquals(Instant.parse("2026-11-01T00:05:00Z"), clock.instant());
        assertEquals(clock.instant(), elsewhere.instant());
        elsewhere.set(Instant.EPOCH);
        assertEquals(0, clock.millis());
    }
}
