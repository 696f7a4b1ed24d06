package io.groundplan.usage;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** The clock of the service under test: the system's, until a test stops it somewhere. */
class TestClock extends Clock {
    private static final AtomicReference<Instant> STOPPED = new AtomicReference<>();

    /** Stops it; {@link #goOn} must follow. */
    static void stopAt(String instant) {
        STOPPED.set(Instant.parse(instant));
    }

    static void goOn() {
        STOPPED.set(null);
    }

    /** In place of the service's own. */
    static class Producer {
        @Produces
        @ApplicationScoped
        Clock testClock() {
            return new TestClock();
        }
    }

    @Override
    public Instant instant() {
        var stopped = STOPPED.get();
        return stopped == null ? Instant.now() : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
