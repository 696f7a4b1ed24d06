package io.groundplan.runtime.metering;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Tells of usage once in an interval: take the sums, make each an event, send, keep what Kafka did not acknowledge for the
 * next time. Adding never waits. The thread begins with the first request of an API key, so a service that none ever
 * calls has none. `groundplan.metering.dropped` (counter): requests that nobody is told of, because Kafka was away for
 * longer than the buffer holds.
 */
@ApplicationScoped
class UsageReporter {
    private static final Logger LOG = Logger.getLogger(UsageReporter.class);

    private final UsagePublisher publisher;
    private final MeteringConfig config;
    private final UsageSums sums;
    private final Counter dropped;
    private final String source;
    private final Deque<UsageReport> waiting = new ArrayDeque<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Thread thread;

    UsageReporter(
            UsagePublisher publisher,
            MeteringConfig config,
            MeterRegistry registry,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.publisher = publisher;
        this.config = config;
        this.sums = new UsageSums(config.buffer());
        this.dropped = registry.counter("groundplan.metering.dropped");
        this.source = "/" + service;
    }

    /** Whoever hears this is made at the start, which shows the counter before anything was dropped. */
    void show(@Observes StartupEvent started) {
        dropped.increment(0);
    }

    void add(Usage usage, Usage.Sum sum) {
        if (!sums.add(usage, sum)) {
            dropped.increment(sum.requests());
        }
        if (thread == null) {
            start();
        }
    }

    /** After the last request was served: tells what is left. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stopped.countDown();
        var reporting = thread;
        if (reporting != null) {
            reporting.join(2 * config.deliveryTimeout().toMillis());
        }
        publisher.close();
    }

    private synchronized void start() {
        if (thread == null) {
            var reporting = new Thread(this::run, "usage-reporter");
            reporting.setDaemon(true);
            reporting.start();
            thread = reporting;
        }
    }

    private void run() {
        try {
            boolean last;
            do {
                last = stopped.await(config.interval().toMillis(), TimeUnit.MILLISECONDS);
                report();
            } while (!last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!waiting.isEmpty()) {
            waiting.forEach(this::drop);
            LOG.warnf("usage that Kafka did not take is lost events=%d", waiting.size());
        }
    }

    private void report() throws InterruptedException {
        sums.drain(this::keep);
        if (!waiting.isEmpty()) {
            var left = publisher.publish(List.copyOf(waiting));
            waiting.clear();
            waiting.addAll(left);
        }
    }

    /** The oldest stay: they were counted first, and the order of what is lost is nobody's concern. */
    private void keep(Usage usage, Usage.Sum sum) {
        if (waiting.size() < config.buffer()) {
            waiting.add(UsageReport.of(usage, sum, source));
        } else {
            dropped.increment(sum.requests());
        }
    }

    private void drop(UsageReport report) {
        dropped.increment(report.data().requests());
    }
}
