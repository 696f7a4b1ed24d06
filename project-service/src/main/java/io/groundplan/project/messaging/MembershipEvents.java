package io.groundplan.project.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.MembershipEvent;
import io.groundplan.contracts.event.MembershipEvent.OwnershipTransferred;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.AccessReadModel;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.inbox.Inbox;

/** Teams and members, for authorisation, and whose projects are. */
@ApplicationScoped
class MembershipEvents {
    private final Inbox inbox;
    private final AccessReadModel access;
    private final Projects projects;

    MembershipEvents(Inbox inbox, AccessReadModel access, Projects projects) {
        this.inbox = inbox;
        this.access = access;
        this.projects = projects;
    }

    @Incoming("membership")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handle(record, "access-read-model", this::apply);
    }

    private Uni<Void> apply(InboundEvent event) {
        if (event.data() instanceof OwnershipTransferred transfer) {
            return projects.transferred(
                    new ProjectId(transfer.projectId()),
                    new UserId(transfer.toUserId()),
                    new TeamId(transfer.teamId()),
                    event.envelope().sequence());
        }
        return event.data() instanceof MembershipEvent change
                ? access.apply(event, change)
                : Uni.createFrom().voidItem();
    }
}
