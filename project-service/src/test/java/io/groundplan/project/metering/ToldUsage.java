package io.groundplan.project.metering;

import java.util.HashSet;
import java.util.List;
import java.util.UUID;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.event.UsageEvent;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

/** The usage that the service has told of. */
final class ToldUsage {
    private static final KafkaTap TAP = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.USAGE);

    /** What requests of one operation come to. */
    record Sum(long requests, long ingressBytes, long egressBytes) {
        Sum plus(int ingress, int egress) {
            return new Sum(requests + 1, ingressBytes + ingress, egressBytes + egress);
        }
    }

    private ToldUsage() {}

    static List<TappedRecord> records(UUID project) {
        return TAP.records(record -> project.toString().equals(record.key()));
    }

    /** Each event counted once. */
    static Sum of(UUID project, String operation) {
        var seen = new HashSet<String>();
        return records(project).stream()
                .filter(record -> seen.add(record.headers().get("ce_id")))
                .map(record -> EventJson.read(record.value(), UsageEvent.UsageRecorded.class))
                .filter(event -> event.operation().equals(operation))
                .map(event -> new Sum(event.requests(), event.ingressBytes(), event.egressBytes()))
                .reduce(
                        new Sum(0, 0, 0),
                        (one, other) -> new Sum(
                                one.requests() + other.requests(),
                                one.ingressBytes() + other.ingressBytes(),
                                one.egressBytes() + other.egressBytes()));
    }

    static long requests(UUID project) {
        return List.of("read", "list", "create", "update", "delete").stream()
                .mapToLong(operation -> of(project, operation).requests())
                .sum();
    }
}
