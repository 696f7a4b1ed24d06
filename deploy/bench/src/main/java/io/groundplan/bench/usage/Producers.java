package io.groundplan.bench.usage;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import io.groundplan.contracts.event.Topics;

/** Sends events to the topic the way a producer does that measures a lot. */
final class Producers implements AutoCloseable {
    private static final int LINGER_MILLIS = 5;
    private static final int BATCH_BYTES = 128 << 10;

    private final KafkaProducer<String, String> producer;

    Producers(String servers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        LINGER_MILLIS,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        BATCH_BYTES),
                new StringSerializer(),
                new StringSerializer());
    }

    void send(Event event) {
        var key = event.project().toString();
        var record = new ProducerRecord<>(Topics.USAGE, key, event.data());
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", event.id().toString());
        header(record, "ce_source", Events.SOURCE);
        header(record, "ce_type", Events.TYPE);
        header(record, "ce_subject", key);
        header(record, "ce_time", event.time().toString());
        producer.send(record);
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
