package io.groundplan.runtime.outbox;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.runtime.kafka.KafkaSettings;
import io.groundplan.runtime.tracing.RecordedSpans;
import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.embedded.PostgresServer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the relay promises: nothing lost, the order of a key kept, rows gone only when Kafka has them. */
class OutboxRelayTest {
    private static PostgresServer postgres;
    private static KafkaBroker kafka;

    private final UUID project = CanonicalId.next(Instant.now());
    private final List<OutboxRelay> running = new ArrayList<>();
    private final List<OutboxPublisher> publishers = new ArrayList<>();
    private final RecordedSpans spans = new RecordedSpans();
    private OutboxDatabase database;

    @BeforeAll
    static void startServers() {
        postgres = PostgresServer.open(PostgresServer.Options.forTests());
        kafka = KafkaBroker.open(KafkaBroker.Options.forTests());
        kafka.createTopics(Set.of(Topics.PROJECT), 3);
    }

    @AfterAll
    static void stopServers() {
        kafka.close();
        postgres.close();
    }

    @BeforeEach
    void createDatabase() throws SQLException {
        database = OutboxDatabase.createdOn(postgres);
    }

    @AfterEach
    void stopRelays() throws InterruptedException {
        for (var relay : running) {
            relay.stop(new ShutdownEvent());
        }
        publishers.forEach(OutboxPublisher::close);
    }

    @Test
    void anEventArrivesWithItsAttributesAndItsRowIsGone() {
        var relay = started(10);
        database.change(project, 1, relay);
        awaitEmpty();
        var record = topic().records(Set.of(project.toString())).get(0);
        var envelope = TopicReader.envelope(record);
        assertEquals(ProjectEvent.ProjectUpdated.TYPE, envelope.type());
        assertEquals("/test-service", envelope.source());
        assertEquals(project.toString(), envelope.subject());
        assertEquals("M\u00e4ya", envelope.actor().name());
        assertEquals(1, envelope.sequence());
        assertTrue(record.value().contains("\"name\":\"Orders 1\""), record.value());
    }

    @Test
    void anEventGoesOnWithTheTraceOfTheRequestThatWroteIt() {
        var request = spans.begun("POST /projects");
        var relay = started(10);
        inside(request, () -> database.change(project, 1, relay));
        database.change(project, 2, relay);
        awaitEmpty();
        var records = topic().records(Set.of(project.toString()));
        var published = Awaitility.await().until(() -> spans.ended(Topics.PROJECT + " publish"), Objects::nonNull);
        assertEquals(request.getSpanContext().getSpanId(), published.getParentSpanId());
        var header = records.get(0).headers().lastHeader("traceparent");
        assertEquals(
                "00-" + request.getSpanContext().getTraceId() + "-" + published.getSpanId() + "-01",
                new String(header.value(), StandardCharsets.US_ASCII));
        assertNull(records.get(1).headers().lastHeader("traceparent"), "written without a trace");
    }

    @Test
    void aChangeThatIsRolledBackIsNoFact() {
        var relay = started(10);
        assertThrows(IllegalStateException.class, () -> database.changeInVain(project, relay));
        database.change(project, 2, relay);
        awaitEmpty();
        assertEquals(List.of(2L), topic().sequences(project.toString()));
    }

    @Test
    void twoRelaysKeepTheOrderOfEveryKey() {
        int changes = 60;
        var relays = List.of(started(7), started(7));
        var projects =
                Stream.generate(() -> CanonicalId.next(Instant.now())).limit(6).toList();
        var writers = projects.stream()
                .map(each -> CompletableFuture.runAsync(() -> LongStream.rangeClosed(1, changes)
                        .forEach(version -> database.change(each, version, relays.get((int) version % 2)))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();
        awaitEmpty();
        var expected = LongStream.rangeClosed(1, changes).boxed().toList();
        projects.forEach(each -> assertEquals(expected, topic().sequences(each.toString())));
    }

    @Test
    void aShardIsHeldByOneRelayAtATime() throws Exception {
        database.change(project, 1, 3, idle());
        var first = new OutboxTable(database.source());
        var second = new OutboxTable(database.source());
        var publisher = publisher();
        var published = first.drain(10, rows -> {
            assertEquals(0, drained(second), "the other relay sees no rows that are being published");
            publisher.publish(rows);
        });
        assertEquals(3, published.rows());
    }

    @Test
    void rowsAreDeletedOnlyAfterKafkaHasThem() throws Exception {
        database.change(project, 1, 3, idle());
        var publisher = publisher();
        new OutboxTable(database.source()).drain(10, rows -> {
            publisher.publish(rows);
            assertEquals(List.of(1L, 2L, 3L), topic().sequences(project.toString()));
            assertEquals(3, database.waiting(), "acknowledged, and not deleted yet");
        });
        assertEquals(0, database.waiting());
    }

    @Test
    void aCrashBetweenAcknowledgementAndDeletionRepeatsAndLosesNothing() {
        database.change(project, 1, 3, idle());
        var publisher = publisher();
        assertThrows(IllegalStateException.class, () -> new OutboxTable(database.source()).drain(2, rows -> {
            publisher.publish(rows);
            throw new IllegalStateException("crashed");
        }));
        assertEquals(3, database.waiting());
        started(2);
        awaitEmpty();
        assertEquals(List.of(1L, 2L, 1L, 2L, 3L), topic().sequences(project.toString()));
        var ids = topic().records(Set.of(project.toString())).stream()
                .map(record -> TopicReader.envelope(record).id())
                .distinct();
        assertEquals(3, ids.count(), "a repeated event keeps its id, which is what the inbox goes by");
    }

    @Test
    void whileKafkaIsAwayWritesAreAcceptedAndFlowWhenItIsBack() throws Exception {
        kafka.stop();
        try {
            LongStream.rangeClosed(1, 20).forEach(version -> database.change(project, version, idle()));
            var publisher = publisher();
            var table = new OutboxTable(database.source());
            assertThrows(OutboxPublisher.NotAcknowledgedException.class, () -> table.drain(10, publisher::publish));
            assertEquals(20, database.waiting());
            started(10);
        } finally {
            kafka.start();
        }
        awaitEmpty();
        var firstSeen =
                topic().sequences(project.toString()).stream().distinct().toList();
        assertEquals(LongStream.rangeClosed(1, 20).boxed().toList(), firstSeen);
    }

    @Test
    void aBatchThatKafkaDoesNotTakeEndsWithItsFirstRow() {
        kafka.stop();
        try {
            database.change(project, 1, 10, idle());
            var publisher = publisher();
            var table = new OutboxTable(database.source());
            assertTimeout(
                    Duration.ofSeconds(8),
                    () -> assertThrows(
                            OutboxPublisher.NotAcknowledgedException.class, () -> table.drain(10, publisher::publish)),
                    "ten rows wait as long as one");
        } finally {
            kafka.start();
        }
    }

    @Test
    void theRelayComesBackAfterTheDatabaseWasAway() {
        var relay = started(10);
        database.change(project, 1, relay);
        awaitEmpty();
        postgres.stop();
        postgres.start();
        database.change(project, 2, relay);
        awaitEmpty();
        assertEquals(List.of(1L, 2L), topic().sequences(project.toString()));
    }

    private static void inside(Span span, Runnable work) {
        Context.current().with(span).wrap(work).run();
    }

    private static int drained(OutboxTable table) {
        try {
            return table.drain(10, rows -> {
                        throw new AssertionError("published twice at once");
                    })
                    .rows();
        } catch (SQLException | InterruptedException | OutboxPublisher.NotAcknowledgedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitEmpty() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> database.waiting() == 0);
    }

    private TopicReader topic() {
        return new TopicReader(kafka.bootstrapServers(), Topics.PROJECT);
    }

    private OutboxPublisher publisher() {
        var publisher = new OutboxPublisher(
                new TestOutboxConfig(10), KafkaSettings.of(kafka.bootstrapServers()), spans.tracing());
        publishers.add(publisher);
        return publisher;
    }

    private OutboxRelay started(int batchSize) {
        var relay = new OutboxRelay(new OutboxTable(database.source()), publisher(), new TestOutboxConfig(batchSize));
        relay.start(new StartupEvent());
        running.add(relay);
        return relay;
    }

    /** A relay that was never started: what is written stays. */
    private OutboxRelay idle() {
        return new OutboxRelay(new OutboxTable(database.source()), publisher(), new TestOutboxConfig(10));
    }
}
