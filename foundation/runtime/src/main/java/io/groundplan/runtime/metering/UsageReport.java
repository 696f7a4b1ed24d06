package io.groundplan.runtime.metering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.UsageEvent;

/** A sum as the event that tells of it; its id stays however often it is sent. */
record UsageReport(EventEnvelope envelope, UsageEvent.UsageRecorded data) {

    static UsageReport of(Usage usage, Usage.Sum sum, String source) {
        var time = Instant.ofEpochSecond(usage.second());
        var data = new UsageEvent.UsageRecorded(
                usage.project(),
                usage.database(),
                usage.operation().text(),
                sum.requests(),
                sum.ingressBytes(),
                sum.egressBytes());
        var envelope = new EventEnvelope(
                EventIds.next(time), data.eventType(), source, usage.project().toString(), time, Actor.SYSTEM, 0, null);
        return new UsageReport(envelope, data);
    }

    ProducerRecord<String, String> toRecord() {
        var record = new ProducerRecord<>(data.topic(), data.projectId().toString(), EventJson.write(data));
        envelope.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
