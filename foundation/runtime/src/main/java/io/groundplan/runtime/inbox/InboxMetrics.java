package io.groundplan.runtime.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * By consumer: `groundplan.events.delay` (timer), from when an event happened to when it was handled, and
 * `groundplan.events.dead` (counter), those that were moved to the dead letters.
 */
@ApplicationScoped
class InboxMetrics {
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Meters> meters = new ConcurrentHashMap<>();

    private record Meters(Timer delay, Counter dead) {}

    InboxMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    void handled(String consumer, Instant happened) {
        of(consumer).delay().record(Duration.between(happened, clock.instant()));
    }

    void dead(String consumer) {
        of(consumer).dead().increment();
    }

    private Meters of(String consumer) {
        return meters.computeIfAbsent(
                consumer,
                name -> new Meters(
                        registry.timer("groundplan.events.delay", "consumer", name),
                        registry.counter("groundplan.events.dead", "consumer", name)));
    }
}
