package io.groundplan.project.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.StorageEvent;
import io.groundplan.contracts.id.JobId;
import io.groundplan.project.database.JobOutcomes;
import io.groundplan.project.database.StorageOutcomes;
import io.groundplan.project.job.JobChanges;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.inbox.Inbox;

/** Reports of the provisioning engine. */
@ApplicationScoped
class JobEvents {
    private final Inbox inbox;
    private final JobOutcomes outcomes;
    private final StorageOutcomes storage;
    private final JobChanges changes;

    JobEvents(Inbox inbox, JobOutcomes outcomes, StorageOutcomes storage, JobChanges changes) {
        this.inbox = inbox;
        this.outcomes = outcomes;
        this.storage = storage;
        this.changes = changes;
    }

    @Incoming("jobs")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handle(record, "job-outcomes", this::apply, this::wakeReaders);
    }

    private Uni<Void> apply(InboundEvent event) {
        if (event.data() instanceof StorageEvent told) {
            return storage.apply(told);
        }
        return event.data() instanceof JobEvent report
                ? outcomes.apply(
                        report.job(),
                        event.envelope().sequence(),
                        event.envelope().actor())
                : Uni.createFrom().voidItem();
    }

    private void wakeReaders(InboundEvent event) {
        if (event.data() instanceof JobEvent report) {
            changes.changed(new JobId(report.job().jobId()));
        }
    }
}
