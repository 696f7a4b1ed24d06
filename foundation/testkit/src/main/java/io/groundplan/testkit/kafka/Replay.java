package io.groundplan.testkit.kafka;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.awaitility.Awaitility;

import io.groundplan.testkit.sql.EveryRow;

/**
 * Tells a consumer its whole topic again, from the first record on and with the same ids, after its inbox was emptied: what
 * happens when a consumer group begins anew.
 *
 * @param connection to the database of the service
 * @param consumer the name that the inbox has for it
 */
public record Replay(Connection connection, String bootstrapServers, String topic, String consumer) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Tables that say what a service was told and has to tell, and when it saw what; all others are what it knows. */
    private static final List<String> NOT_KNOWLEDGE = List.of(
            "public.outbox",
            "public.processed_event",
            "public.idempotency_key",
            "public.cluster(",
            "public.event_progress(",
            "public.usage_progress(",
            "public.flyway_");

    /** Returns when everything that the consumer had heard before is heard again. */
    public void tell() throws SQLException {
        var heard = heard();
        try (var statement = connection.prepareStatement("delete from processed_event where consumer = ?")) {
            statement.setString(1, consumer);
            statement.executeUpdate();
        }
        try (var kafka = KafkaSend.open(bootstrapServers)) {
            KafkaTap.everything(bootstrapServers).stream()
                    .filter(record -> record.topic().equals(topic))
                    .forEach(record -> kafka.record(topic, record.key(), record.value(), record.headers()));
        }
        Awaitility.await("everything is heard again")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> heard().containsAll(heard));
    }

    /** What the service knows, row by row. */
    public List<String> knowledge() throws SQLException {
        return EveryRow.of(connection).stream()
                .filter(row -> NOT_KNOWLEDGE.stream().noneMatch(row::startsWith))
                .sorted()
                .toList();
    }

    private Set<String> heard() throws SQLException {
        try (var statement =
                connection.prepareStatement("select event_id::text from processed_event where consumer = ?")) {
            statement.setString(1, consumer);
            try (var rows = statement.executeQuery()) {
                var ids = new HashSet<String>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }
}
