package io.groundplan.testkit.kafka;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class KafkaTapTest {
    private final String topic = "tapped-" + UUID.randomUUID();

    @Test
    void theTapSeesWhatWasSentBeforeAndAfterItWasOpened() {
        var servers = TestServers.kafka().bootstrapServers();
        try (var send = KafkaSend.open(servers)) {
            send.record(topic, "a", "before", Map.of("note", "ü"));
            try (var tap = KafkaTap.open(servers, topic, "not-there-yet-" + topic)) {
                var before = tap.await(record -> record.value().equals("before"));
                assertEquals("a", before.key());
                assertEquals(Map.of("note", "ü"), before.headers());
                send.record(topic, "b", "after", Map.of());
                send.record("not-there-yet-" + topic, "c", "after", Map.of());
                assertEquals(
                        2,
                        tap.await(record -> record.value().equals("after"), 2).size());
                assertEquals(3, tap.records().size());
            }
        }
    }

    @Test
    void theTapOutlivesAnOutage() {
        var kafka = TestServers.kafka();
        try (var tap = KafkaTap.open(kafka.bootstrapServers(), topic)) {
            kafka.stop();
            kafka.start();
            try (var send = KafkaSend.open(kafka.bootstrapServers())) {
                send.record(topic, "a", "after the outage", Map.of());
            }
            assertEquals("a", tap.await(record -> true).key());
        }
    }

    @Test
    void everythingIsReadFromAllTopics() {
        var servers = TestServers.kafka().bootstrapServers();
        try (var send = KafkaSend.open(servers)) {
            for (int i = 0; i < 20; i++) {
                send.record(topic + "-" + i % 2, "key " + i, "needle " + topic, Map.of());
            }
        }
        var everything = KafkaTap.everything(servers);
        assertEquals(
                20,
                everything.stream()
                        .filter(record -> record.value().equals("needle " + topic))
                        .count());
        assertFalse(everything.stream().anyMatch(record -> record.topic().startsWith("__")));
    }

    @Test
    void anEnvelopeTravelsInTheHeaders() {
        var servers = TestServers.kafka().bootstrapServers();
        var envelope = new EventEnvelope(
                UUID.randomUUID(), "io.groundplan.test.v1", "test", "s", Instant.now(), new Actor("u", "Ada"), 3, null);
        try (var send = KafkaSend.open(servers);
                var tap = KafkaTap.open(servers, topic)) {
            send.record(topic, "key", "{}", envelope.headers());
            var received = tap.await(record -> "io.groundplan.test.v1".equals(record.type()));
            assertEquals(envelope, EventEnvelope.fromHeaders(received.headers()::get));
        }
    }
}
