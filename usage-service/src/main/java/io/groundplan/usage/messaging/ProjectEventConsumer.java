package io.groundplan.usage.messaging;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectDeleted;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.inbox.Inbox;
import io.groundplan.usage.access.AccessReadModel;
import io.groundplan.usage.activity.ActivityLog;

/** Hears of projects and what belongs to them. */
@ApplicationScoped
class ProjectEventConsumer {
    private final Inbox inbox;
    private final ActivityLog activity;
    private final AccessReadModel access;

    ProjectEventConsumer(Inbox inbox, ActivityLog activity, AccessReadModel access) {
        this.inbox = inbox;
        this.activity = activity;
        this.access = access;
    }

    @Incoming("project-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handle(record, "project-events", this::apply);
    }

    private Uni<Void> apply(InboundEvent event) {
        return learn(event.data()).chain(() -> activity.add(event));
    }

    private Uni<Void> learn(EventData data) {
        if (data instanceof ProjectCreated created) {
            return access.projectCreated(
                    new ProjectId(created.projectId()), new TeamId(created.teamId()), new UserId(created.ownerId()));
        }
        return data instanceof ProjectDeleted deleted
                ? access.projectDeleted(new ProjectId(deleted.projectId()))
                : Uni.createFrom().voidItem();
    }
}
