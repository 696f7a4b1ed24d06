package io.groundplan.usage;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.ProjectEvent.ApiKeyCreated;
import io.groundplan.contracts.event.ProjectEvent.ApiKeyRevoked;
import io.groundplan.contracts.event.UsageEvent.DatabaseSampled;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What must be equal is equal at any moment, while events pour in: within one answer exactly, and between answers as far
 * as can be said of answers of different moments: figures that only grow are not less than before and not more than after.
 */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class EqualitiesTest {
    private static final Instant NOW = Instant.parse("2024-05-20T12:00:00Z");
    private static final int EVENTS = 1_500;

    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();
    private final UUID id = project.id().value();
    private final List<UUID> databases = Stream.generate(
                    () -> project.databaseCreated("db").databaseId())
            .limit(3)
            .toList();

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @BeforeEach
    void stopTheClock() {
        // not at the end of a month, whose days the answers would be of two months
        TestClock.stopAt(NOW.toString());
        FakeServices.tell(project.id(), project.ownerId(), "owner");
    }

    @AfterEach
    void letTheClockGoOn() {
        TestClock.goOn();
    }

    @Test
    void holdWhileEventsPourIn() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var traffic = Traffic.random(random, EVENTS, NOW, databases);
        var pouring = CompletableFuture.runAsync(() -> pour(traffic, random));
        int looks = 0;
        var before = usage();
        while (!pouring.isDone() || looks == 0) {
            before = look(before);
            looks++;
        }
        pouring.join();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ServiceDatabase.rows("select count(*) from usage_event where project_id = ?", id)
                        .contains(Integer.toString(EVENTS)));
        // at rest there is no before and after
        var end = look(usage());
        var ofMonth = traffic.between(Traffic.startOfMonth(NOW), NOW.plusSeconds(1));
        assertEquals(ofMonth.requests(), number(end, "usage.requests.total"), "seed " + seed);
        assertEquals(ofMonth.sum(Traffic.Used::egress), number(end, "usage.bandwidth.egress"), "seed " + seed);
    }

    /** Sizes only grow here, so that they can be compared between answers. */
    private void pour(Traffic traffic, Random random) {
        long bytes = 1_000;
        for (int i = 0; i < traffic.all().size(); i++) {
            var used = traffic.all().get(i);
            project.send(kafka, used.in(id), used.at());
            if (i % 10 == 0) {
                bytes += random.nextInt(10_000);
                project.send(
                        kafka,
                        new DatabaseSampled(id, databases.get(i % 3), 1, 1, bytes, bytes / 3, 0),
                        NOW.minusSeconds(100_000).plusSeconds(i * 60L));
            }
            if (i % 50 == 0) {
                var key = UUID.randomUUID();
                project.send(kafka, new ApiKeyCreated(id, project.team().value(), key, "ci", List.of(), null));
                project.send(kafka, new ApiKeyRevoked(id, project.team().value(), key, "ci"));
            }
        }
    }

    /** Asks for everything between two answers about usage; answers the second. */
    private JsonPath look(JsonPath before) {
        assertWithin(before);
        var stats = ask("stats", Map.of());
        assertTrue(stats.getLong("stats.apiKeyCount") >= stats.getLong("stats.activeApiKeys"), stats::prettify);
        var egress = ask("egress-breakdown", Map.of());
        var sent = number(egress, "egressBreakdown.total");
        assertEquals(sent, sum(egress, "egressBreakdown.byDatabase.egress"));
        assertEquals(sent, sum(egress, "egressBreakdown.byOperation.egress"));
        var days = daysOfMonth();
        var after = usage();
        assertWithin(after);
        assertBetween(before, number(stats, "stats.totalSize"), after, "usage.storage.total");
        assertBetween(before, sent, after, "usage.bandwidth.egress");
        assertBetween(before, days, after, "usage.requests.total");
        return after;
    }

    private static void assertWithin(JsonPath usage) {
        assertEquals(
                number(usage, "usage.requests.total"),
                number(usage, "usage.requests.reads").add(number(usage, "usage.requests.writes")));
        assertEquals(
                number(usage, "usage.bandwidth.total"),
                number(usage, "usage.bandwidth.ingress").add(number(usage, "usage.bandwidth.egress")));
        assertEquals(
                number(usage, "usage.storage.total"),
                number(usage, "usage.storage.databases").add(number(usage, "usage.storage.indexes")));
    }

    private static void assertBetween(JsonPath before, BigInteger value, JsonPath after, String path) {
        assertTrue(number(before, path).compareTo(value) <= 0, () -> path + " was more before: " + value);
        assertTrue(number(after, path).compareTo(value) >= 0, () -> path + " is less after: " + value);
    }

    private BigInteger daysOfMonth() {
        var series = ask("time-series", Map.of("range", "30d"));
        return series.<Map<String, ?>>getList("timeSeries.data").stream()
                .filter(point -> point.get("timestamp").toString().startsWith("2024-05"))
                .map(point -> new BigInteger(point.get("value").toString()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private JsonPath usage() {
        return ask("usage", Map.of());
    }

    private static BigInteger sum(JsonPath json, String path) {
        return json.<Number>getList(path).stream()
                .map(value -> new BigInteger(value.toString()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger number(JsonPath json, String path) {
        return new BigInteger(json.getString(path));
    }

    private JsonPath ask(String answer, Map<String, ?> parameters) {
        var found = project.owner().of(project.id(), answer, parameters);
        found.then().statusCode(200);
        return found.jsonPath();
    }
}
