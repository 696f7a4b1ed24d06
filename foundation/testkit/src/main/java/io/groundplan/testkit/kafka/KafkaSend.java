package io.groundplan.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventJson;

/** Puts records into topics, well-formed events and anything else; each call returns when Kafka has the record. */
public final class KafkaSend implements AutoCloseable {
    private final Producer<String, String> producer;

    private KafkaSend(Producer<String, String> producer) {
        this.producer = producer;
    }

    public static KafkaSend open(String bootstrapServers) {
        Map<String, Object> config =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all");
        return new KafkaSend(new KafkaProducer<>(config, new StringSerializer(), new StringSerializer()));
    }

    /** Sends an event the way its owner would. */
    public void event(String key, EventEnvelope envelope, EventData data) {
        record(data.topic(), key, EventJson.write(data), envelope.headers());
    }

    public void record(String topic, String key, String value, Map<String, String> headers) {
        var record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not send to " + topic, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending to " + topic, e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
