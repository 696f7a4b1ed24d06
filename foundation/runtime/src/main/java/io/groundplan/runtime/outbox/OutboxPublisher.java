package io.groundplan.runtime.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

import io.groundplan.runtime.kafka.KafkaSettings;
import io.groundplan.runtime.tracing.TraceParent;
import io.groundplan.runtime.tracing.Traced;
import io.groundplan.runtime.tracing.Tracing;

/** Sends outbox rows to Kafka and waits until all are acknowledged. */
@ApplicationScoped
class OutboxPublisher {

    /** Kafka did not take every row of a batch; the whole batch is to be sent again. */
    static class NotAcknowledgedException extends Exception {
        NotAcknowledgedException(Throwable cause) {
            super("Kafka did not acknowledge: " + cause.getMessage(), cause);
        }
    }

    /** Records wait for the flush behind the last of them, and leave in as few requests as there are brokers. */
    private static final int LONGER_THAN_A_BATCH_MILLIS = 50;

    private final Map<String, Object> settings;
    private final Tracing tracing;
    private Producer<String, String> producer;

    OutboxPublisher(OutboxConfig config, KafkaSettings kafka, Tracing tracing) {
        this.tracing = tracing;
        int timeout = (int) config.deliveryTimeout().toMillis();
        settings = kafka.with(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                LONGER_THAN_A_BATCH_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeout,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                timeout));
    }

    void publish(List<OutboxRow> rows) throws InterruptedException, NotAcknowledgedException {
        var traced = rows.stream().map(this::traced).toList();
        try {
            send(rows, traced);
        } catch (NotAcknowledgedException e) {
            traced.forEach(row -> row.failed(e));
            throw e;
        } finally {
            traced.forEach(Traced::end);
        }
    }

    private Traced traced(OutboxRow row) {
        return tracing.publish(row.topic(), row.traceparent(), row.envelope().time());
    }

    private void send(List<OutboxRow> rows, List<Traced> traced) throws InterruptedException, NotAcknowledgedException {
        try {
            var acknowledgements = new ArrayList<Future<RecordMetadata>>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                var acknowledgement =
                        producer().send(toRecord(rows.get(i), traced.get(i).traceparent()));
                if (acknowledgement.isDone()) {
                    // a row that Kafka did not even take ends the batch here: later ones must not go ahead of it
                    acknowledgement.get();
                }
                acknowledgements.add(acknowledgement);
            }
            producer().flush();
            for (var acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        } catch (ExecutionException e) {
            close();
            throw new NotAcknowledgedException(e.getCause());
        } catch (KafkaException e) {
            close();
            throw new NotAcknowledgedException(e);
        }
    }

    /** Drops what is still in flight too: after a failure, later rows must not overtake the ones sent again. */
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private synchronized Producer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }

    private static ProducerRecord<String, String> toRecord(OutboxRow row, String traceparent) {
        var sent = new ProducerRecord<>(row.topic(), row.key(), row.data());
        row.envelope().headers().forEach((name, value) -> add(sent, name, value));
        if (!traceparent.isEmpty()) {
            add(sent, TraceParent.HEADER, traceparent);
        }
        return sent;
    }

    private static void add(ProducerRecord<String, String> sent, String header, String value) {
        sent.headers().add(header, value.getBytes(StandardCharsets.UTF_8));
    }
}
