package io.groundplan.runtime.outbox;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** `groundplan.outbox.age`: seconds since the oldest unpublished row was written, 0 when there is none. */
@ApplicationScoped
class OutboxMetrics {
    private static final Logger LOG = Logger.getLogger(OutboxMetrics.class);
    private static final String AGE =
            "select coalesce(extract(epoch from now() - min(created_at)), 0)::bigint from outbox";

    private final DataSource database;
    private final AtomicLong age;

    OutboxMetrics(DataSource database, MeterRegistry registry) {
        this.database = database;
        this.age = new AtomicLong();
        Gauge.builder("groundplan.outbox.age", age, AtomicLong::get)
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(every = "15s", delayed = "15s")
    void measure() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(AGE)) {
            result.next();
            age.set(result.getLong(1));
        } catch (SQLException e) {
            LOG.debugf("outbox age is unknown: %s", e.getMessage());
        }
    }
}
