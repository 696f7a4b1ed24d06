package io.groundplan.usage.messaging;

import java.nio.charset.StandardCharsets;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

import io.groundplan.contracts.event.Topics;

/** A record that could not be handled, and why; it keeps its headers and gets the same ones as the channels add. */
record DeadLetter(ConsumerRecord<String, String> record, String reason) {

    ProducerRecord<String, String> toSend() {
        var letter = new ProducerRecord<>(
                Topics.deadLetters(record.topic()), null, record.key(), record.value(), record.headers());
        add(letter, "dead-letter-reason", reason);
        add(letter, "dead-letter-topic", record.topic());
        add(letter, "dead-letter-partition", Integer.toString(record.partition()));
        add(letter, "dead-letter-offset", Long.toString(record.offset()));
        return letter;
    }

    private static void add(ProducerRecord<String, String> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
