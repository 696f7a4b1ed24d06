package io.groundplan.project.messaging;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.StorageEvent;
import io.groundplan.project.database.JobOutcomes;
import io.groundplan.project.database.StorageOutcomes;
import io.groundplan.project.job.Job;
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
        var applied = new AtomicReference<Optional<Job>>(Optional.empty());
        return inbox.handle(
                record,
                "job-outcomes",
                event -> apply(event).invoke(applied::set).replaceWithVoid(),
                event -> applied.get().ifPresent(changes::changed));
    }

    /** Answers the job that it changed. */
    private Uni<Optional<Job>> apply(InboundEvent event) {
        if (event.data() instanceof StorageEvent told) {
            return storage.apply(told).replaceWith(Optional.empty());
        }
        return event.data() instanceof JobEvent report
                ? outcomes.apply(
                        report.job(),
                        event.envelope().sequence(),
                        event.envelope().actor())
                : Uni.createFrom().item(Optional.empty());
    }
}
