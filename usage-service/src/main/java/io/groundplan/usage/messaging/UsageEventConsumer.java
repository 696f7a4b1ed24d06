package io.groundplan.usage.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.groundplan.runtime.kafka.KafkaSettings;
import io.groundplan.usage.metering.MeteringConfig;

/**
 * Hears what is used, from whoever tells it. Not a channel of the messaging framework: tens of thousands of events a second
 * are counted in batches, whose offsets must follow their transactions.
 */
@ApplicationScoped
class UsageEventConsumer {
    static final String GROUP = "usage-service-counting";

    private static final Duration FAREWELL = Duration.ofSeconds(8);
    private static final int MOST_BYTES_FETCHED = 8 << 20;
    /** A killed replica's partitions are handed over after this. */
    private static final int SESSION_MILLIS = 10_000;
    /** All readers stand still until each has learnt with one of these that another came or goes. */
    private static final int HEARTBEAT_MILLIS = 500;

    private final List<UsageLoop> loops;

    UsageEventConsumer(
            UsageBatches batches, MeteringConfig config, Clock clock, MeterRegistry metrics, KafkaSettings kafka) {
        loops = IntStream.range(0, config.consumers())
                .mapToObj(i -> new UsageLoop(
                        "usage-events-" + i, () -> client(kafka, GROUP, config.batchSize()), batches, clock))
                .toList();
        metrics.gauge("groundplan.usage.behind", loops, all -> all.stream()
                .mapToLong(UsageLoop::behind)
                .sum());
    }

    void start(@Observes StartupEvent started) {
        loops.forEach(UsageLoop::start);
    }

    /** Before the pools close. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        loops.forEach(UsageLoop::finish);
        for (var loop : loops) {
            loop.stop(FAREWELL);
        }
    }

    static Consumer<String, String> client(KafkaSettings kafka, String group, int batchSize) {
        return new KafkaConsumer<>(
                kafka.with(Map.ofEntries(
                        Map.entry(ConsumerConfig.GROUP_ID_CONFIG, group),
                        Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                        Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                        Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batchSize),
                        Map.entry(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES_FETCHED),
                        Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_MILLIS),
                        Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, HEARTBEAT_MILLIS))),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
