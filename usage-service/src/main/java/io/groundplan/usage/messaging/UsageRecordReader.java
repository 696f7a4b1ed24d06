package io.groundplan.usage.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.groundplan.runtime.problem.FieldProblem;
import io.groundplan.usage.wire.CloudEventAttributes;
import io.groundplan.usage.wire.UsageReader;
import io.groundplan.usage.wire.UsageReading;

/** Reads `usage.recorded` records, whoever sent them. */
final class UsageRecordReader {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    private UsageRecordReader() {}

    static UsageReading read(ConsumerRecord<String, String> record, Instant now) {
        try {
            var attributes = new CloudEventAttributes(
                    header(record, "ce_source"), header(record, "ce_id"), header(record, "ce_time"));
            return UsageReader.read(
                    attributes,
                    record.value() == null ? null : JSON.readTree(record.value()),
                    new UsageReader.Expected(now, sent(record, now), Optional.empty()),
                    "");
        } catch (JsonProcessingException e) {
            return malformed("data is malformed JSON");
        }
    }

    private static UsageReading malformed(String reason) {
        return new UsageReading(Optional.empty(), Optional.<UUID>empty(), List.of(new FieldProblem("data", reason)));
    }

    /** When the record was sent; a record of an ancient producer does not say. */
    static Instant sent(ConsumerRecord<String, String> record, Instant now) {
        return record.timestamp() < 0 ? now : Instant.ofEpochMilli(record.timestamp());
    }

    /** Null where there is none. */
    static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
