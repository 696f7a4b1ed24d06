package io.groundplan.membership.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectDeleted;
import io.groundplan.contracts.event.ProjectEvent.ProjectUpdated;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.member.Rosters;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.inbox.Inbox;

/** What membership-service hears of projects: that they come, what they are called and that they go. */
@ApplicationScoped
class ProjectEventConsumer {
    private final Inbox inbox;
    private final Rosters rosters;

    ProjectEventConsumer(Inbox inbox, Rosters rosters) {
        this.inbox = inbox;
        this.rosters = rosters;
    }

    @Incoming("project-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handleOnly(record, "members", ProjectEventConsumer::isOfConcern, this::apply);
    }

    private static boolean isOfConcern(EventData data) {
        return data instanceof ProjectCreated || data instanceof ProjectUpdated || data instanceof ProjectDeleted;
    }

    private Uni<Void> apply(InboundEvent event) {
        if (event.data() instanceof ProjectCreated created) {
            return rosters.projectCreated(
                    new ProjectId(created.projectId()),
                    new TeamId(created.teamId()),
                    new UserId(created.ownerId()),
                    created.name(),
                    event.envelope().sequence(),
                    event.envelope().actor());
        }
        if (event.data() instanceof ProjectUpdated updated) {
            return rosters.projectRenamed(
                    new ProjectId(updated.projectId()),
                    updated.name(),
                    event.envelope().sequence());
        }
        return event.data() instanceof ProjectDeleted deleted
                ? rosters.projectDeleted(new ProjectId(deleted.projectId()))
                : Uni.createFrom().voidItem();
    }
}
