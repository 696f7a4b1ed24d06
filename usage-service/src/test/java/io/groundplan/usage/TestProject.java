package io.groundplan.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import io.restassured.response.Response;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.ProjectEvent.DatabaseCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.kafka.KafkaSend;

/** A project that no test has seen before, its owner, and the events that tell of it. */
public record TestProject(ProjectId id, TeamId team, Person owner) {

    static TestProject next() {
        return of(ProjectId.next(Clock.systemUTC()));
    }

    public static TestProject of(ProjectId id) {
        return new TestProject(id, TeamId.next(Clock.systemUTC()), Person.named("Ada Lovelace"));
    }

    public ProjectCreated created() {
        return new ProjectCreated(id.value(), team.value(), owner.id().value(), owner.name(), "Shop", "shop");
    }

    public DatabaseCreated databaseCreated(String name) {
        return new DatabaseCreated(
                id.value(), DatabaseId.next(Clock.systemUTC()).value(), UUID.randomUUID(), name);
    }

    public String key() {
        return id.value().toString();
    }

    public EventEnvelope envelope(EventData data, Actor actor, Instant time) {
        return new EventEnvelope(EventIds.next(time), data.eventType(), "/test", key(), time, actor, 1, "request-1");
    }

    public void send(KafkaSend kafka, EventData data) {
        send(kafka, data, Instant.now());
    }

    void send(KafkaSend kafka, EventData data, Instant time) {
        kafka.event(key(), envelope(data, owner.actor(), time), data);
    }

    Response activity() {
        return owner.activityOf(id.text());
    }

    UserId ownerId() {
        return owner.id();
    }
}
