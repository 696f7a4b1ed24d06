package io.groundplan.usage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;

/** An event of usage as any producer may send it; well-formed, unless a test spoils its headers or its data. */
public record SentUsage(
        ProjectId project,
        String id,
        Instant time,
        Optional<DatabaseId> database,
        String operation,
        long requests,
        long ingressBytes,
        long egressBytes) {

    /** One read that happened now, 10 bytes in and 100 out. */
    public static SentUsage of(ProjectId project) {
        var now = Instant.now();
        return new SentUsage(project, EventIds.next(now).toString(), now, Optional.empty(), "read", 1, 10, 100);
    }

    public SentUsage at(Instant other) {
        return new SentUsage(project, id, other, database, operation, requests, ingressBytes, egressBytes);
    }

    public SentUsage withRequests(long other) {
        return new SentUsage(project, id, time, database, operation, other, ingressBytes, egressBytes);
    }

    public String key() {
        return project.value().toString();
    }

    public String data() {
        return EventJson.write(new UsageRecorded(
                project.value(),
                database.map(DatabaseId::value).orElse(null),
                operation,
                requests,
                ingressBytes,
                egressBytes));
    }

    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", UsageRecorded.TYPE);
        headers.put("ce_source", "/test");
        headers.put("ce_subject", key());
        headers.put("ce_time", time.toString());
        return headers;
    }

    public void send(KafkaSend kafka) {
        kafka.record(Topics.USAGE, key(), data(), headers());
    }
}
