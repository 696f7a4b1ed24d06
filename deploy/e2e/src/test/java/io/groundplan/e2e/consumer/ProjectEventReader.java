package io.groundplan.e2e.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * An example for other people's services: follows `groundplan.project.v1` with the plain Kafka client, Jackson and the
 * published schemas, and no code of ours. `foundation/docs/event-consumers.md` tells what it relies on.
 */
final class ProjectEventReader implements AutoCloseable {
    private static final String TOPIC = "groundplan.project.v1";
    private static final Duration POLL = Duration.ofMillis(200);

    private final ObjectMapper json = new ObjectMapper();
    private final EventSchemas schemas = new EventSchemas();
    private final Consumer<String, String> consumer;
    private final ProjectDirectory directory;

    /**
     * @param group one name for all replicas of a service: they share the partitions, and the events of a project come
     *     to one of them at a time, in order
     */
    ProjectEventReader(String servers, String group, ProjectDirectory directory) {
        this.directory = directory;
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                // a new group hears everything that the topic still holds
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // an offset is committed after its event was applied, never before
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(TOPIC));
    }

    /** One turn of the loop that a service runs on a thread of its own; answers how many records came. */
    int read() {
        int applied = apply();
        consumer.commitSync();
        return applied;
    }

    /** Applies without committing: what is left when a process dies at the worst moment. */
    int apply() {
        var records = consumer.poll(POLL);
        records.forEach(this::handle);
        return records.count();
    }

    /** Hears everything again. Into what is known already, that changes nothing. */
    void replay() {
        consumer.seekToBeginning(consumer.assignment());
    }

    private void handle(ConsumerRecord<String, String> record) {
        var id = header(record.headers(), "ce_id");
        var type = header(record.headers(), "ce_type");
        if (id == null || type == null) {
            directory.reject(record.topic() + "/" + record.partition() + "/" + record.offset(), "no CloudEvent");
        } else if (schemas.knows(type)) {
            read(record, id, type);
        }
        // a type that is newer than this program concerns it as little as it did before
    }

    private void read(ConsumerRecord<String, String> record, String id, String type) {
        try {
            var data = json.readTree(record.value());
            var violations = schemas.violations(type, data);
            if (violations.isEmpty()) {
                var sequence = Long.parseLong(header(record.headers(), "ce_sequence"));
                directory.apply(new ProjectEvent(id, type, sequence, data));
            } else {
                directory.reject(id, violations.toString());
            }
        } catch (JsonProcessingException | NumberFormatException e) {
            directory.reject(id, e.getClass().getSimpleName());
        }
    }

    private static String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
