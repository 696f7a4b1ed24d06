package io.groundplan.runtime.metering;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.event.UsageEvent;
import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.runtime.kafka.KafkaSettings;
import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the reporter promises: every request once, in sums; Kafka away costs memory up to a bound and then a count. */
class UsageReporterTest {
    private static final long SECOND = Instant.parse("2026-11-05T12:00:01Z").getEpochSecond();

    private static KafkaBroker kafka;

    private final UUID project = CanonicalId.next(Instant.now());
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final List<UsageReporter> running = new ArrayList<>();
    private KafkaTap tap;

    /** With times that suit a test. */
    private record Config(Duration interval, int buffer, Duration deliveryTimeout) implements MeteringConfig {}

    @BeforeAll
    static void startServer() {
        kafka = KafkaBroker.open(KafkaBroker.Options.forTests());
        kafka.createTopics(List.of(Topics.USAGE), 3);
    }

    @AfterAll
    static void stopServer() {
        kafka.close();
    }

    @AfterEach
    void stop() throws InterruptedException {
        kafka.start();
        for (var reporter : running) {
            reporter.stop(new ShutdownEvent());
        }
        if (tap != null) {
            tap.close();
        }
    }

    @Test
    void requestsOfASecondAreOneEventPerOperationAndDatabase() throws InterruptedException {
        var database = CanonicalId.next(Instant.now());
        var reporter = reporter(Duration.ofHours(1), 100);
        reporter.add(usage(Operation.READ, null), new Usage.Sum(1, 0, 200));
        reporter.add(usage(Operation.READ, null), new Usage.Sum(1, 10, 300));
        reporter.add(usage(Operation.READ, database), new Usage.Sum(1, 0, 50));
        reporter.add(usage(Operation.UPDATE, null), new Usage.Sum(1, 900, 40));
        reporter.stop(new ShutdownEvent());

        var told = tap().await(this::isOurs, 3);
        var sum = data(told).stream()
                .filter(event -> event.requests() == 2)
                .findFirst()
                .orElseThrow();
        assertEquals("read", sum.operation());
        assertNull(sum.databaseId());
        assertEquals(10, sum.ingressBytes());
        assertEquals(500, sum.egressBytes());
        assertEquals(
                List.of("read", "read", "update"),
                data(told).stream()
                        .map(UsageEvent.UsageRecorded::operation)
                        .sorted()
                        .toList());
        var headers = told.get(0).headers();
        assertEquals("/test-service", headers.get("ce_source"));
        assertEquals("2026-11-05T12:00:01Z", headers.get("ce_time"));
        assertEquals(UsageEvent.UsageRecorded.TYPE, headers.get("ce_type"));
        assertEquals(
                3,
                new HashSet<>(told.stream()
                                .map(record -> record.headers().get("ce_id"))
                                .toList())
                        .size());
    }

    @Test
    void nothingIsLostBetweenManyThreadsAndTheReport() throws InterruptedException {
        var reporter = reporter(Duration.ofMillis(1), 100);
        var adding = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> IntStream.range(0, 20_000)
                        .forEach(i -> reporter.add(usage(Operation.LIST, null), new Usage.Sum(1, 1, 2)))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(adding).join();
        reporter.stop(new ShutdownEvent());

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> requests() == 80_000);
        assertEquals(
                160_000,
                data(tap().records(this::isOurs)).stream()
                        .mapToLong(UsageEvent.UsageRecorded::egressBytes)
                        .sum());
    }

    @Test
    void whatKafkaDidNotTakeIsSentAgainUpToABoundAndTheRestCounted() {
        var reporter = reporter(Duration.ofMillis(20), 10);
        reporter.add(usage(Operation.READ, null), new Usage.Sum(1, 0, 1));
        tap().await(this::isOurs);
        kafka.stop();
        // 10 wait, 10 are being summed up, and for the others there is no room
        Stream.generate(() -> CanonicalId.next(Instant.now()))
                .limit(100)
                .forEach(database -> reporter.add(usage(Operation.READ, database), new Usage.Sum(1, 0, 1)));
        assertTrue(dropped() >= 80, () -> "dropped " + dropped());
        kafka.start();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> requestsByDistinctId() + dropped() == 101);
    }

    @Test
    void whatKafkaDoesNotTakeBeforeTheEndIsCounted() throws InterruptedException {
        var reporter = reporter(Duration.ofHours(1), 10);
        kafka.stop();
        reporter.add(usage(Operation.DELETE, null), new Usage.Sum(3, 0, 0));
        reporter.stop(new ShutdownEvent());
        assertEquals(3, dropped());
    }

    private UsageReporter reporter(Duration interval, int buffer) {
        var config = new Config(interval, buffer, Duration.ofSeconds(2));
        var reporter = new UsageReporter(
                new UsagePublisher(config, KafkaSettings.of(kafka.bootstrapServers())),
                config,
                registry,
                "test-service");
        running.add(reporter);
        return reporter;
    }

    private Usage usage(Operation operation, UUID database) {
        return new Usage(SECOND, project, database, operation);
    }

    private KafkaTap tap() {
        if (tap == null) {
            tap = KafkaTap.open(kafka.bootstrapServers(), Topics.USAGE);
        }
        return tap;
    }

    private boolean isOurs(TappedRecord record) {
        return project.toString().equals(record.key());
    }

    private double dropped() {
        return registry.counter("groundplan.metering.dropped").count();
    }

    private long requests() {
        return data(tap().records(this::isOurs)).stream()
                .mapToLong(UsageEvent.UsageRecorded::requests)
                .sum();
    }

    private long requestsByDistinctId() {
        var seen = new HashSet<String>();
        return data(tap().records(record ->
                        isOurs(record) && seen.add(record.headers().get("ce_id"))))
                .stream()
                .mapToLong(UsageEvent.UsageRecorded::requests)
                .sum();
    }

    private static List<UsageEvent.UsageRecorded> data(List<TappedRecord> records) {
        return records.stream()
                .map(record -> EventJson.read(record.value(), UsageEvent.UsageRecorded.class))
                .toList();
    }
}
