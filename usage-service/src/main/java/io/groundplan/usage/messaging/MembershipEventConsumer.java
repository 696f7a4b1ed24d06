package io.groundplan.usage.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.MembershipEvent.MemberRemoved;
import io.groundplan.contracts.event.MembershipEvent.MemberRoleChanged;
import io.groundplan.contracts.event.MembershipEvent.OwnershipTransferred;
import io.groundplan.contracts.event.MembershipEvent.TeamDeleted;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberRemoved;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberRoleChanged;
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
        if (event.data() instanceof MemberRoleChanged changed) {
            return access.memberOf(
                    new ProjectId(changed.projectId()), new UserId(changed.userId()), changed.role(), version);
        }
        if (event.data() instanceof MemberRemoved removed) {
            return access.departed(new ProjectId(removed.projectId()), new UserId(removed.userId()), version);
        }
        return event.data() instanceof OwnershipTransferred transfer
                ? access.transferred(
                        new ProjectId(transfer.projectId()),
                        new UserId(transfer.toUserId()),
                        new TeamId(transfer.teamId()),
                        version)
                : learnOfTeams(event.data(), version);
    }

    private Uni<Void> learnOfTeams(EventData data, long version) {
        if (data instanceof TeamMemberAdded added) {
            return access.memberOf(new TeamId(added.teamId()), new UserId(added.userId()), added.role(), version);
        }
        if (data instanceof TeamMemberRoleChanged changed) {
            return access.memberOf(new TeamId(changed.teamId()), new UserId(changed.userId()), changed.role(), version);
        }
        if (data instanceof TeamMemberRemoved removed) {
            return access.departed(new TeamId(removed.teamId()), new UserId(removed.userId()), version);
        }
        return data instanceof TeamDeleted gone
                ? access.teamDeleted(new TeamId(gone.teamId()))
                : Uni.createFrom().voidItem();
    }
}
