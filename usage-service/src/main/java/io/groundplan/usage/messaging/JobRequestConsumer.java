package io.groundplan.usage.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.runtime.inbox.Inbox;
import io.groundplan.usage.activity.ActivityLog;

/** Hears what is asked of the provisioning engine. */
@ApplicationScoped
class JobRequestConsumer {
    private final Inbox inbox;
    private final ActivityLog activity;

    JobRequestConsumer(Inbox inbox, ActivityLog activity) {
        this.inbox = inbox;
        this.activity = activity;
    }

    @Incoming("job-requests")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handle(record, "job-requests", activity::add);
    }
}
