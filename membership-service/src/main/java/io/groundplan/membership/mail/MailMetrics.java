package io.groundplan.membership.mail;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * `groundplan.mail.waiting` and `groundplan.mail.age` (seconds, of the oldest) tell of the table that all replicas
 * share; `groundplan.mail.sent`, `.failed` (attempts) and `.dropped` (by reason) count what this replica did.
 */
@ApplicationScoped
class MailMetrics {
    static final String REFUSED = "refused";
    static final String EXPIRED = "expired";

    private final AtomicLong waiting;
    private final AtomicLong age;
    private final Counter sent;
    private final Counter failed;
    private final MeterRegistry registry;

    MailMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.waiting = registry.gauge("groundplan.mail.waiting", new AtomicLong());
        this.age = new AtomicLong();
        Gauge.builder("groundplan.mail.age", age, AtomicLong::get)
                .baseUnit("seconds")
                .register(registry);
        this.sent = registry.counter("groundplan.mail.sent");
        this.failed = registry.counter("groundplan.mail.failed");
        // shown from the start, so that a rise from nothing is one
        dropped(REFUSED, 0);
        dropped(EXPIRED, 0);
    }

    void sent() {
        sent.increment();
    }

    void failed() {
        failed.increment();
    }

    void dropped(String reason, int count) {
        registry.counter("groundplan.mail.dropped", "reason", reason).increment(count);
    }

    void backlog(MailTable.Backlog backlog) {
        waiting.set(backlog.waiting());
        age.set(backlog.oldestSeconds());
    }
}
