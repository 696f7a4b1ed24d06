package io.groundplan.project.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.MembershipEvent;
import io.groundplan.project.access.AccessReadModel;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.inbox.Inbox;

/** Teams and members, for authorisation. */
@ApplicationScoped
class MembershipEvents {
    private final Inbox inbox;
    private final AccessReadModel access;

    MembershipEvents(Inbox inbox, AccessReadModel access) {
        this.inbox = inbox;
        this.access = access;
    }

    @Incoming("membership")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handle(record, "access-read-model", this::apply);
    }

    private Uni<Void> apply(InboundEvent event) {
        return event.data() instanceof MembershipEvent change
                ? access.apply(event, change)
                : Uni.createFrom().voidItem();
    }
}
