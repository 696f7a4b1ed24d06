package io.groundplan.usage.messaging;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent.DatabaseDeleted;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectDeleted;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.inbox.Inbox;
import io.groundplan.usage.access.AccessReadModel;
import io.groundplan.usage.activity.ActivityLog;
import io.groundplan.usage.inventory.Inventory;
import io.groundplan.usage.sample.Samples;

/** Hears of projects and what belongs to them. */
@ApplicationScoped
class ProjectEventConsumer {
    private final Inbox inbox;
    private final ActivityLog activity;
    private final AccessReadModel access;
    private final Inventory inventory;
    private final Samples samples;

    ProjectEventConsumer(
            Inbox inbox, ActivityLog activity, AccessReadModel access, Inventory inventory, Samples samples) {
        this.inbox = inbox;
        this.activity = activity;
        this.access = access;
        this.inventory = inventory;
        this.samples = samples;
    }

    @Incoming("project-events")
    Uni<Void> on(ConsumerRecord<String, String> record) {
        return inbox.handle(record, "project-events", this::apply);
    }

    private Uni<Void> apply(InboundEvent event) {
        return learnOfAccess(event.data())
                .chain(() -> inventory.learn(event.data()))
                .chain(() -> learnOfStorage(event.data(), event.envelope().time()))
                .chain(() -> activity.add(event));
    }

    private Uni<Void> learnOfAccess(EventData data) {
        if (data instanceof ProjectCreated created) {
            return access.projectCreated(
                    new ProjectId(created.projectId()), new TeamId(created.teamId()), new UserId(created.ownerId()));
        }
        return data instanceof ProjectDeleted deleted
                ? access.projectDeleted(new ProjectId(deleted.projectId()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> learnOfStorage(EventData data, Instant at) {
        return data instanceof DatabaseDeleted deleted
                ? samples.dropped(new DatabaseId(deleted.databaseId()), new ProjectId(deleted.projectId()), at)
                : Uni.createFrom().voidItem();
    }
}
