package io.groundplan.worker.drift;

import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;

/**
 * `groundplan.drift` (gauge, tag kind): what the last look found, `orphan-database`, `orphan-role`, `missing-database`,
 * and `unreachable-cluster`; alert on all of them. `groundplan.drift.age` (gauge, seconds): since the last look, or since
 * the start; alert on it.
 */
@ApplicationScoped
class DriftMetrics {
    private static final String NAME = "groundplan.drift";
    private static final double NANOS_PER_SECOND = 1e9;

    private final AtomicLong orphanDatabases;
    private final AtomicLong orphanRoles;
    private final AtomicLong missing;
    private final AtomicLong unreachable;
    private final AtomicLong observedNanos = new AtomicLong(System.nanoTime());

    DriftMetrics(MeterRegistry registry) {
        orphanDatabases = registry.gauge(NAME, Tags.of("kind", "orphan-database"), new AtomicLong());
        orphanRoles = registry.gauge(NAME, Tags.of("kind", "orphan-role"), new AtomicLong());
        missing = registry.gauge(NAME, Tags.of("kind", "missing-database"), new AtomicLong());
        unreachable = registry.gauge(NAME, Tags.of("kind", "unreachable-cluster"), new AtomicLong());
        Gauge.builder(NAME + ".age", observedNanos, observed -> (System.nanoTime() - observed.get()) / NANOS_PER_SECOND)
                .baseUnit("seconds")
                .register(registry);
    }

    void observed(DriftReport report) {
        orphanDatabases.set(report.orphans(Thing.Kind.DATABASE));
        orphanRoles.set(report.orphans(Thing.Kind.ROLE));
        missing.set(report.missing().size());
        unreachable.set(report.unreachable().size());
        observedNanos.set(System.nanoTime());
    }
}
