package io.groundplan.usage.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.apache.kafka.clients.producer.ProducerRecord;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.runtime.http.RequestIds;
import io.groundplan.usage.metering.Usage;

/** Accepted usage as records of the topic. Source and id stay the sender's: they say which event it is. */
final class UsageRecords {
    private UsageRecords() {}

    static List<ProducerRecord<String, String>> of(List<Usage> usages, Actor sender) {
        var requestId = RequestIds.current();
        return usages.stream()
                .map(usage -> {
                    var record = record(usage, sender);
                    requestId.ifPresent(id -> header(record, "ce_requestid", id));
                    return record;
                })
                .toList();
    }

    private static ProducerRecord<String, String> record(Usage usage, Actor sender) {
        var project = usage.project().value().toString();
        var record = new ProducerRecord<>(Topics.USAGE, project, EventJson.write(data(usage)));
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", usage.id());
        header(record, "ce_type", UsageRecorded.TYPE);
        header(record, "ce_source", usage.source());
        header(record, "ce_subject", project);
        header(record, "ce_time", usage.time().toString());
        header(record, "ce_actorid", sender.id());
        header(record, "ce_actorname", sender.name());
        header(record, "ce_sequence", "0");
        header(record, "content-type", "application/json");
        return record;
    }

    private static UsageRecorded data(Usage usage) {
        return new UsageRecorded(
                usage.project().value(),
                usage.database().map(DatabaseId::value).orElse(null),
                usage.operation().text(),
                usage.requests(),
                usage.ingressBytes(),
                usage.egressBytes());
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
