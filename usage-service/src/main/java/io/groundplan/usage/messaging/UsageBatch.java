package io.groundplan.usage.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.usage.activity.RejectionNotes.Rejection;
import io.groundplan.usage.metering.Usage;
import io.groundplan.usage.metering.UsageCounter.Refused;

/** The records of one poll, sorted into what is to be counted, what other handlers take, and what is refused. */
final class UsageBatch {
    private static final String NO_TYPE = "the CloudEvents header ce_type is missing";

    private final List<Usage> usages = new ArrayList<>();
    private final Map<Usage, ConsumerRecord<String, String>> origins = new IdentityHashMap<>();
    private final List<ConsumerRecord<String, String>> others = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private final Instant now;

    private UsageBatch(Instant now) {
        this.now = now;
    }

    static UsageBatch of(Iterable<ConsumerRecord<String, String>> records, Instant now) {
        var batch = new UsageBatch(now);
        records.forEach(batch::sort);
        return batch;
    }

    List<Usage> usages() {
        return usages;
    }

    List<ConsumerRecord<String, String>> others() {
        return others;
    }

    List<DeadLetter> letters() {
        return letters;
    }

    List<Rejection> rejections() {
        return rejections;
    }

    void refuse(Refused refused) {
        refuse(
                origins.get(refused.usage()),
                Optional.of(refused.usage().project().value()),
                refused.reason());
    }

    void refuse(ConsumerRecord<String, String> record, String reason) {
        refuse(record, Optional.empty(), reason);
    }

    private void sort(ConsumerRecord<String, String> record) {
        var type = UsageRecordReader.header(record, "ce_type");
        if (type == null) {
            refuse(record, NO_TYPE);
        } else if (type.equals(UsageRecorded.TYPE)) {
            read(record);
        } else {
            others.add(record);
        }
    }

    private void read(ConsumerRecord<String, String> record) {
        var reading = UsageRecordReader.read(record, now);
        reading.usage()
                .ifPresentOrElse(
                        usage -> take(usage, record), () -> refuse(record, reading.project(), reading.reasons()));
    }

    private void take(Usage usage, ConsumerRecord<String, String> record) {
        usages.add(usage);
        origins.put(usage, record);
    }

    private void refuse(ConsumerRecord<String, String> record, Optional<UUID> project, String reason) {
        letters.add(new DeadLetter(record, reason));
        project.filter(CanonicalId::isCanonical)
                .map(id -> new Rejection(new ProjectId(id), UsageRecordReader.sent(record, now), reason))
                .ifPresent(rejections::add);
    }
}
