package io.groundplan.usage.sample;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.UsageEvent.CollectionCreated;
import io.groundplan.contracts.event.UsageEvent.DatabaseSampled;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.usage.activity.ActivityLog;

/**
 * What databases hold, by the samples that were taken of them. The gauge of a database is written before its history and
 * locks it, so that samples of one database and its end come one after the other.
 */
@ApplicationScoped
public class Samples implements SampleSink {
    private final GaugeTable gauges;
    private final StorageHistory history;
    private final ActivityLog activity;

    Samples(GaugeTable gauges, StorageHistory history, ActivityLog activity) {
        this.gauges = gauges;
        this.history = history;
        this.activity = activity;
    }

    @Override
    public Uni<Void> add(InboundEvent event) {
        if (event.data() instanceof DatabaseSampled sampled) {
            return add(DatabaseSample.of(sampled, event.envelope().time()));
        }
        return event.data() instanceof CollectionCreated
                ? activity.add(event)
                : Uni.createFrom().voidItem();
    }

    /** The database was dropped then: it holds nothing from that time on, whatever samples say. */
    public Uni<Void> dropped(DatabaseId database, ProjectId project, Instant at) {
        return gauges.drop(database, project, at)
                .chain(() -> history.cut(database, project, at))
                .chain(() -> history.place(database, project, at, 0));
    }

    private Uni<Void> add(DatabaseSample sample) {
        return gauges.update(sample).chain(end -> end.filter(
                        dropped -> !sample.takenAt().isBefore(dropped))
                .map(tooLate -> Uni.createFrom().voidItem())
                .orElseGet(() -> history.place(sample.database(), sample.project(), sample.takenAt(), sample.bytes())));
    }
}
