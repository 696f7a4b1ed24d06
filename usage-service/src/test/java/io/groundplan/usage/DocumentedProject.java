package io.groundplan.usage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.groundplan.contracts.event.ProjectEvent.ApiKeyCreated;
import io.groundplan.contracts.event.ProjectEvent.DatabaseCreated;
import io.groundplan.contracts.event.UsageEvent.CollectionCreated;
import io.groundplan.contracts.event.UsageEvent.DatabaseSampled;
import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.testkit.kafka.KafkaSend;

/** The project that the document's examples show, with events that lead to exactly their figures. */
record DocumentedProject(TestProject project, DatabaseId users, DatabaseId posts, DatabaseId third) {
    static final String NOW = "2024-01-15T10:36:00Z";

    private static final List<Long> REQUESTS = List.of(15000L, 18000L, 22000L, 19000L, 12000L, 10000L, 29000L);
    private static final long LISTED = 80530637L;
    private static final long OF_USERS = 536870912L;
    private static final long OF_POSTS = 268435456L;

    static DocumentedProject next() {
        var clock = Clock.systemUTC();
        var owner = Person.named("John Doe");
        var fresh = TestProject.next();
        return new DocumentedProject(
                new TestProject(fresh.id(), fresh.team(), owner),
                DatabaseId.next(clock),
                DatabaseId.next(clock),
                DatabaseId.next(clock));
    }

    void tell(KafkaSend kafka) {
        project.send(kafka, project.created(), at("2024-01-08T08:00:00Z"));
        project.send(kafka, key(), at("2024-01-08T08:01:00Z"));
        project.send(kafka, key(), at("2024-01-08T08:02:00Z"));
        project.send(kafka, created(posts, "posts-db"), at("2024-01-08T09:00:00Z"));
        project.send(kafka, created(third, "third-db"), at("2024-01-08T09:30:00Z"));
        project.send(kafka, created(users, "users-db"), at("2024-01-15T10:30:00Z"));
        project.send(
                kafka, new CollectionCreated(id(), users.value(), "public", "profiles"), at("2024-01-15T10:35:00Z"));
        project.send(kafka, sampled(users, 4, 40000, 100000000, 10000000), at("2024-01-15T10:35:00Z"));
        project.send(kafka, sampled(posts, 8, 5000, 4000000, 400000), at("2024-01-15T10:35:00Z"));
        project.send(kafka, sampled(third, 0, 0, 857600, 85760), at("2024-01-15T10:35:00Z"));
        for (int day = 0; day < REQUESTS.size(); day++) {
            var noon = at("2024-01-09T09:00:00Z").plusSeconds(day * 86_400L);
            project.send(kafka, used(null, "read", REQUESTS.get(day) / 5 * 4, 0, 0), noon);
            project.send(kafka, used(null, "create", REQUESTS.get(day) / 5, 0, 0), noon);
        }
        var today = at("2024-01-15T01:00:00Z");
        project.send(kafka, used(users, "read", 0, 0, OF_USERS - LISTED), today);
        project.send(kafka, used(users, "list", 0, 0, LISTED), today);
        project.send(kafka, used(posts, "read", 0, 268435456, OF_POSTS), today);
    }

    /** With the ids of what is there in place of the document's. */
    String withIds(String example) {
        return example.replace("db_abc123", users.text())
                .replace("db_def456", posts.text())
                .replace("usr_abc123", project.ownerId().text())
                .replace("{projectId}", project.id().text());
    }

    private DatabaseCreated created(DatabaseId database, String name) {
        return new DatabaseCreated(id(), database.value(), UUID.randomUUID(), name);
    }

    private ApiKeyCreated key() {
        var key = ApiKeyId.next(Clock.systemUTC());
        return new ApiKeyCreated(id(), project.team().value(), key.value(), "ci", List.of("projects:read"), null);
    }

    private DatabaseSampled sampled(DatabaseId database, long tables, long rows, long bytes, long indexBytes) {
        return new DatabaseSampled(id(), database.value(), tables, rows, bytes, indexBytes, 1);
    }

    private UsageRecorded used(DatabaseId database, String operation, long requests, long ingress, long egress) {
        return new UsageRecorded(
                id(), database == null ? null : database.value(), operation, requests, ingress, egress);
    }

    private UUID id() {
        return project.id().value();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
