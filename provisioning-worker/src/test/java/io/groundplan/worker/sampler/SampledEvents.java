package io.groundplan.worker.sampler;

import java.util.List;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.event.UsageEvent;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.TestServers;

/** What the topic of usage has been told about databases. */
final class SampledEvents implements AutoCloseable {
    private final KafkaTap tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.USAGE);

    UsageEvent.DatabaseSampled awaitSample(SampledDatabase database, long number) {
        var record = tap.await(found -> isAbout(database, found)
                && UsageEvent.DatabaseSampled.TYPE.equals(found.type())
                && Long.toString(number).equals(found.headers().get("ce_sequence")));
        return EventJson.read(record.value(), UsageEvent.DatabaseSampled.class);
    }

    /** All samples of the database so far. */
    List<TappedRecord> samples(SampledDatabase database) {
        return tap.records(found -> isAbout(database, found) && UsageEvent.DatabaseSampled.TYPE.equals(found.type()));
    }

    /** `schema.name` of the tables told of so far, in that order. */
    List<String> tables(SampledDatabase database) {
        return tap
                .records(found -> isAbout(database, found) && UsageEvent.CollectionCreated.TYPE.equals(found.type()))
                .stream()
                .map(found -> EventJson.read(found.value(), UsageEvent.CollectionCreated.class))
                .map(created -> created.schemaName() + "." + created.collectionName())
                .toList();
    }

    List<TappedRecord> all(SampledDatabase database) {
        return tap.records(found -> isAbout(database, found));
    }

    private static boolean isAbout(SampledDatabase database, TappedRecord found) {
        return database.id().value().toString().equals(found.headers().get("ce_subject"));
    }

    @Override
    public void close() {
        tap.close();
    }
}
