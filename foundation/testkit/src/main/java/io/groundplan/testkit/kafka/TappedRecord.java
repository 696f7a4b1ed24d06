package io.groundplan.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record as it lies in a topic. */
public record TappedRecord(
        String topic, int partition, long offset, String key, String value, Map<String, String> headers) {

    static TappedRecord of(ConsumerRecord<String, String> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers()
                .forEach(header -> headers.put(
                        header.key(),
                        header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8)));
        return new TappedRecord(
                record.topic(), record.partition(), record.offset(), record.key(), record.value(), headers);
    }

    /** The CloudEvents type, or null. */
    public String type() {
        return headers.get("ce_type");
    }
}
