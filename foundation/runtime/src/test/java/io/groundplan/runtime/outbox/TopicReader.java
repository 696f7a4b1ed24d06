package io.groundplan.runtime.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.groundplan.contracts.event.EventEnvelope;

/** Reads a whole topic, from its beginning to its present end. */
record TopicReader(String servers, String topic) {

    /** The sequences of a key in the order of the topic, repetitions included. */
    List<Long> sequences(String key) {
        return records(Set.of(key)).stream()
                .map(record -> envelope(record).sequence())
                .toList();
    }

    List<ConsumerRecord<String, String>> records(Set<String> keys) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new java.util.ArrayList<ConsumerRecord<String, String>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                var polled = consumer.poll(Duration.ofMillis(100));
                StreamSupport.stream(polled.spliterator(), false)
                        .filter(record -> keys.contains(record.key()))
                        .forEach(found::add);
            }
            return found;
        }
    }

    static EventEnvelope envelope(ConsumerRecord<String, String> record) {
        return EventEnvelope.fromHeaders(name -> {
            var header = record.headers().lastHeader(name);
            return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
        });
    }
}
