package io.groundplan.usage.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.runtime.inbox.Inbox;
import io.groundplan.usage.activity.ActivityLog;

/** Hears what becomes of provisioning jobs. */
@ApplicationScoped
class JobEventConsumer {
    private final Inbox inbox;
    private final ActivityLog activity;

    JobEventConsumer(Inbox inbox, ActivityLog activity) {
        this.inbox = inbox;
        this.activity = activity;
    }

    @Incoming("job-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handle(record, "job-events", activity::add);
    }
}
