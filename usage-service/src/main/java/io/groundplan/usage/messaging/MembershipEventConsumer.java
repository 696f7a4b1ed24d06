package io.groundplan.usage.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.inbox.Inbox;
import io.groundplan.usage.access.AccessReadModel;
import io.groundplan.usage.activity.ActivityLog;

/** Hears of teams and of members of projects. */
@ApplicationScoped
class MembershipEventConsumer {
    private final Inbox inbox;
    private final ActivityLog activity;
    private final AccessReadModel access;

    MembershipEventConsumer(Inbox inbox, ActivityLog activity, AccessReadModel access) {
        this.inbox = inbox;
        this.activity = activity;
        this.access = access;
    }

    @Incoming("membership-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handle(record, "membership-events", this::apply);
    }

    private Uni<Void> apply(InboundEvent event) {
        return learn(event).chain(() -> activity.add(event));
    }

    private Uni<Void> learn(InboundEvent event) {
        long version = event.envelope().sequence();
        if (event.data() instanceof MemberAdded added) {
            return access.memberOf(new ProjectId(added.projectId()), new UserId(added.userId()), added.role(), version);
        }
        return event.data() instanceof TeamMemberAdded added
                ? access.memberOf(new TeamId(added.teamId()), new UserId(added.userId()), added.role(), version)
                : Uni.createFrom().voidItem();
    }
}
