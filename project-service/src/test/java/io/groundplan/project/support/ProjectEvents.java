package io.groundplan.project.support;

import java.util.List;
import java.util.UUID;

import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

/** The facts that the service has told. */
public final class ProjectEvents {
    private static final KafkaTap TAP = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.PROJECT);

    private ProjectEvents() {}

    public static TappedRecord await(UUID key, String type) {
        return TAP.await(record -> isOf(record, key) && record.type().equals(type));
    }

    /** At least so many of one type, in order. */
    public static List<TappedRecord> awaitAll(UUID key, String type, int count) {
        return TAP.await(record -> isOf(record, key) && record.type().equals(type), count);
    }

    /** The types of what was told about the project so far, in order. */
    public static List<String> typesOf(UUID key) {
        return TAP.records(record -> isOf(record, key)).stream()
                .map(TappedRecord::type)
                .toList();
    }

    private static boolean isOf(TappedRecord record, UUID key) {
        return record.key().equals(key.toString());
    }
}
