package io.groundplan.usage.topic;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.smallrye.mutiny.subscription.UniEmitter;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of one call on their way to Kafka; ends with the last acknowledgement or the first failure. */
final class Sending {
    private final AtomicInteger unacknowledged;
    private final UniEmitter<? super Void> emitter;

    Sending(int records, UniEmitter<? super Void> emitter) {
        this.unacknowledged = new AtomicInteger(records);
        this.emitter = emitter;
    }

    void start(Producer<String, String> producer, List<ProducerRecord<String, String>> records) {
        try {
            for (var record : records) {
                producer.send(record, (metadata, failure) -> acknowledged(failure));
            }
        } catch (RuntimeException e) {
            emitter.fail(e);
        }
    }

    private void acknowledged(Exception failure) {
        if (failure != null) {
            emitter.fail(failure);
        } else if (unacknowledged.decrementAndGet() == 0) {
            emitter.complete(null);
        }
    }
}
