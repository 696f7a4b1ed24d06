package io.groundplan.worker.sampler;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

/**
 * `groundplan.samples.duration` (timer, tags cluster and outcome): looks at databases, by what came of them.
 * `groundplan.samples.overdue` (gauge, seconds): by how much the most overdue look is late; alert on it.
 */
@ApplicationScoped
class SampleMetrics {
    private static final Logger LOG = Logger.getLogger(SampleMetrics.class);

    /** What came of a look; `dropped` when it was another's by the time it was over. */
    enum Outcome {
        TAKEN("taken"),
        FAILED("failed"),
        DROPPED("dropped");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }
    }

    private final SampleBook book;
    private final MeterRegistry registry;
    private final AtomicLong overdue;

    SampleMetrics(SampleBook book, MeterRegistry registry) {
        this.book = book;
        this.registry = registry;
        this.overdue = new AtomicLong();
        Gauge.builder("groundplan.samples.overdue", overdue, AtomicLong::get)
                .baseUnit("seconds")
                .register(registry);
    }

    void record(String cluster, Outcome outcome, long beganNanos) {
        registry.timer("groundplan.samples.duration", "cluster", cluster, "outcome", outcome.text)
                .record(Duration.ofNanos(System.nanoTime() - beganNanos));
    }

    @Scheduled(every = "10s", delayed = "4s")
    Uni<Void> measure() {
        return book.overdue()
                .invoke(overdue::set)
                .onFailure()
                .invoke(failure -> LOG.debugf("overdue samples are unknown: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }
}
