package io.groundplan.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyCreated;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyDeleted;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyRevoked;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyRotated;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyUpdated;
import io.groundplan.contracts.event.ProjectEvent.DatabaseCreated;
import io.groundplan.contracts.event.ProjectEvent.DatabaseDeleted;
import io.groundplan.contracts.event.UsageEvent.CollectionCreated;
import io.groundplan.contracts.event.UsageEvent.DatabaseSampled;
import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** The story of a project's databases and keys: however often and in whatever order it is told, it ends the same. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class InventoryStoryTest {
    private static final String TABLES =
            """
            select 'database ' || name || ' ' || deleted from known_database where project_id = ? and name not like 'heard%'
            union all
            select 'key ' || key_id || ' ' || (expires_at = 'infinity') || ' ' || revoked || ' ' || deleted
            from known_api_key where project_id = ?
            union all
            select 'gauge ' || database_id || ' ' || sampled_at || ' ' || collections || ' ' || documents || ' '
                || data_bytes || ' ' || index_bytes || ' ' || dropped
            from database_gauge where project_id = ?
            union all
            select 'hour ' || database_id || ' ' || bucket || ' ' || sampled_at || ' ' || bytes
            from database_storage where database_id in (?, ?, ?)
            union all
            select 'project ' || bucket || ' ' || delta from project_storage where project_id = ? and delta <> 0
            """;

    private static KafkaSend kafka;

    private record Told(Instant at, EventData event) {}

    private final TestProject project = TestProject.next();
    private final UUID id = project.id().value();
    private final UUID team = project.team().value();
    private final UUID users = database();
    private final UUID posts = database();
    private final UUID gone = database();
    private final UUID open = UUID.randomUUID();
    private final UUID revoked = UUID.randomUUID();
    private final UUID expired = UUID.randomUUID();
    private final UUID later = UUID.randomUUID();
    private final UUID deleted = UUID.randomUUID();
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(30));
    private int heard;

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    void endsTheSameHoweverItIsTold() {
        project.send(kafka, project.created());
        tell(story());
        var end = tables();
        assertStats();
        assertEquals(22, end.size(), end::toString);

        tell(story());
        assertEquals(end, tables());

        var backwards = new ArrayList<>(story());
        Collections.reverse(backwards);
        tell(backwards);
        assertEquals(end, tables());

        long seed = System.nanoTime();
        var shuffled = new ArrayList<>(story());
        Collections.shuffle(shuffled, new Random(seed));
        tell(shuffled);
        assertEquals(end, tables(), () -> "seed " + seed);
        assertStats();
    }

    @Test
    void whatADroppedDatabaseSentKeepsItsName() {
        project.send(kafka, project.created());
        project.send(kafka, new DatabaseCreated(id, gone, UUID.randomUUID(), "gone-db"));
        project.send(kafka, new UsageRecorded(id, gone, "read", 1, 0, 300));
        project.send(kafka, new UsageRecorded(id, null, "list", 1, 0, 200));
        project.send(kafka, new UsageRecorded(id, database(), "list", 1, 0, 100));
        project.send(kafka, new UsageRecorded(id, users, "create", 1, 10, 0));
        project.send(kafka, new DatabaseDeleted(id, gone, "gone-db"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> project.owner()
                        .of(project.id(), "egress-breakdown")
                        .then()
                        .statusCode(200)
                        .body("egressBreakdown.total", equalTo(600))
                        .body("egressBreakdown.byDatabase.egress", contains(300, 200, 100))
                        .body("egressBreakdown.byDatabase.name", contains("gone-db", null, null))
                        .body("egressBreakdown.byDatabase[1].databaseId", equalTo(null))
                        .body("egressBreakdown.byOperation.operation", contains("list", "read")));
    }

    @Test
    void sumsHaveNoLimit() {
        project.send(kafka, project.created());
        for (var operation : List.of("read", "create")) {
            project.send(
                    kafka,
                    new UsageRecorded(id, null, operation, Long.MAX_VALUE, Long.MAX_VALUE / 2, Long.MAX_VALUE / 2));
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> project.owner()
                        .of(project.id(), "usage")
                        .asString()
                        .contains("{\"total\":18446744073709551614,\"reads\":9223372036854775807,"));
        project.owner()
                .of(project.id(), "time-series", Map.of("range", "24h"))
                .then()
                .statusCode(200);
    }

    private void assertStats() {
        project.owner()
                .of(project.id(), "stats")
                .then()
                .statusCode(200)
                .body("stats.collectionCount", equalTo(7))
                .body("stats.documentCount", equalTo(70))
                .body("stats.totalSize", equalTo(7_000))
                .body("stats.apiKeyCount", equalTo(4))
                .body("stats.activeApiKeys", equalTo(2));
    }

    /** Hours of samples, one of them late in its hour before an earlier one; the last of a dropped database after its end. */
    private List<Told> story() {
        return List.of(
                at(0, new DatabaseCreated(id, users, UUID.randomUUID(), "users-db")),
                at(1, new DatabaseCreated(id, posts, UUID.randomUUID(), "posts-db")),
                at(2, new DatabaseCreated(id, gone, UUID.randomUUID(), "gone-db")),
                at(10, sampled(users, 1)),
                at(11, sampled(gone, 5)),
                at(20, sampled(users, 2)),
                at(200, sampled(posts, 3)),
                at(260, sampled(gone, 6)),
                at(300, new DatabaseDeleted(id, gone, "gone-db")),
                at(301, sampled(gone, 9)),
                at(500, sampled(gone, 9)),
                at(600, sampled(users, 4)),
                at(601, new ApiKeyCreated(id, team, open, "open", List.of(), null)),
                at(602, new ApiKeyCreated(id, team, later, "later", List.of(), Instant.parse("2100-01-01T00:00:00Z"))),
                at(603, new ApiKeyCreated(id, team, expired, "expired", List.of(), start)),
                at(604, new ApiKeyCreated(id, team, revoked, "revoked", List.of(), null)),
                at(605, new ApiKeyCreated(id, team, deleted, "deleted", List.of(), null)),
                at(606, new ApiKeyCreated(null, team, UUID.randomUUID(), "of the team", List.of(), null)),
                at(607, new ApiKeyUpdated(id, team, open, "open", List.of())),
                at(608, new ApiKeyRotated(id, team, open, "open")),
                at(609, new ApiKeyRevoked(id, team, revoked, "revoked")),
                at(610, new ApiKeyDeleted(id, team, deleted, "deleted")));
    }

    private Told at(int minute, EventData event) {
        return new Told(start.plus(Duration.ofMinutes(minute)), event);
    }

    private DatabaseSampled sampled(UUID database, int level) {
        return new DatabaseSampled(id, database, level, level * 10L, level * 1_000L, level * 100L, 0);
    }

    private static UUID database() {
        return DatabaseId.next(Clock.systemUTC()).value();
    }

    /** Tells all of it, with new ids of events, and waits until it is heard. */
    private void tell(List<Told> story) {
        story.forEach(told -> project.send(kafka, told.event(), told.at()));
        heard++;
        project.send(kafka, project.databaseCreated("heard-" + heard));
        project.send(kafka, new CollectionCreated(id, users, "public", "seen-" + heard));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    var activity = project.owner().of(project.id(), "activity").asString();
                    return activity.contains("heard-" + heard) && activity.contains("seen-" + heard);
                });
    }

    private TreeSet<String> tables() {
        return ServiceDatabase.rows(TABLES, id, id, id, users, posts, gone, id);
    }
}
