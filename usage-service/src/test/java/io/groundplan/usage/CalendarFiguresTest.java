package io.groundplan.usage;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.ProjectEvent.DatabaseCreated;
import io.groundplan.contracts.event.ProjectEvent.DatabaseDeleted;
import io.groundplan.contracts.event.UsageEvent.CollectionCreated;
import io.groundplan.contracts.event.UsageEvent.DatabaseSampled;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Random events and samples, told in any order, some of them twice, at the awkward times of the calendar: every figure is
 * what adding up one by one gives.
 */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class CalendarFiguresTest {
    private static final int EVENTS = 250;
    private static final int SAMPLES = 120;
    private static final Duration TO_HOUR = Duration.ofHours(1);
    private static final Duration TO_DAY = Duration.ofDays(1);
    private static final Duration TO_WEEK = Duration.ofDays(7);

    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();
    private final UUID id = project.id().value();
    private final List<UUID> databases = Stream.generate(
                    () -> project.databaseCreated("db").databaseId())
            .limit(5)
            .toList();

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @AfterEach
    void letTheClockGoOn() {
        TestClock.goOn();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # now,                month,   week,     day,        why
                    2024-01-15T10:30:00Z, 2024-01, 2024-W03, 2024-01-15, the document's example on a Monday
                    2024-02-29T23:59:59Z, 2024-02, 2024-W09, 2024-02-29, the end of a leap day
                    2024-03-01T00:00:00Z, 2024-03, 2024-W09, 2024-03-01, the first instant of a month after it
                    2023-03-01T00:30:00Z, 2023-03, 2023-W09, 2023-03-01, the same without a leap day
                    2021-01-03T12:00:00Z, 2021-01, 2020-W53, 2021-01-03, week 53 of the year before
                    2024-12-31T23:30:00Z, 2024-12, 2025-W01, 2024-12-31, week 1 of the year after
                    2025-03-30T01:30:00Z, 2025-03, 2025-W13, 2025-03-30, where other zones have no such hour
                    """)
    void trafficAddsUp(String instant, String month, String week, String day, String why) {
        var now = Instant.parse(instant);
        TestClock.stopAt(instant);
        long seed = System.nanoTime();
        var sources = new ArrayList<>(databases);
        sources.add(null);
        var traffic = Traffic.random(new Random(seed), EVENTS, now.plus(Duration.ofMinutes(4)), sources);
        tellOfDatabases();
        tellTwice(traffic, new Random(seed));
        var what = why + ", seed " + seed;

        var today = now.truncatedTo(ChronoUnit.DAYS);
        var tomorrow = today.plus(TO_DAY);
        assertUsage(what, "month", month, traffic.between(Traffic.startOfMonth(now), tomorrow));
        assertUsage(what, "week", week, traffic.between(startOfWeek(now), tomorrow));
        assertUsage(what, "day", day, traffic.between(today, tomorrow));
        assertEgress(what, traffic.between(Traffic.startOfMonth(now), tomorrow));
        for (var series : shapes(now).entrySet()) {
            assertEquals(
                    series.getValue().stream()
                            .map(start -> traffic.between(start, start.plus(lengthOf(series.getKey())))
                                    .requests())
                            .toList(),
                    values("requests", series.getKey()),
                    what);
            assertEquals(
                    series.getValue().stream()
                            .map(start -> traffic.between(start, start.plus(lengthOf(series.getKey())))
                                    .bytes())
                            .toList(),
                    values("bandwidth", series.getKey()),
                    what);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-03-01T00:10:00Z", "2024-12-31T23:30:00Z"})
    void storageIsCarriedForward(String instant) {
        var now = Instant.parse(instant);
        TestClock.stopAt(instant);
        long seed = System.nanoTime();
        var stored = Stored.random(new Random(seed), SAMPLES, now, databases);
        tellOfDatabases();
        tellTwice(stored, new Random(seed));
        var what = "seed " + seed;

        for (var series : shapes(now).entrySet()) {
            var length = lengthOf(series.getKey());
            assertEquals(
                    series.getValue().stream()
                            .map(start -> BigInteger.valueOf(stored.before(start.plus(length))))
                            .toList(),
                    values("storage", series.getKey()),
                    what);
        }
        long bytes = stored.before(Instant.MAX);
        long indexes = stored.indexBytesBefore(Instant.MAX);
        var usage = ask("usage", Map.of());
        assertEquals(bytes, usage.getLong("usage.storage.total"), what);
        assertEquals(indexes, usage.getLong("usage.storage.indexes"), what);
        assertEquals(bytes - indexes, usage.getLong("usage.storage.databases"), what);
        assertEquals(bytes, ask("stats", Map.of()).getLong("stats.totalSize"), what);
    }

    private void assertUsage(String what, String period, String name, Traffic traffic) {
        var usage = ask("usage", Map.of("period", period));
        assertEquals(name, usage.getString("usage.period"), what);
        assertEquals(traffic.requests(), number(usage, "usage.requests.total"), what);
        assertEquals(traffic.where(Traffic.Used::isRead).requests(), number(usage, "usage.requests.reads"), what);
        assertEquals(traffic.bytes(), number(usage, "usage.bandwidth.total"), what);
        assertEquals(traffic.sum(Traffic.Used::ingress), number(usage, "usage.bandwidth.ingress"), what);
    }

    private void assertEgress(String what, Traffic traffic) {
        var found = ask("egress-breakdown", Map.of());
        assertEquals(traffic.sum(Traffic.Used::egress), number(found, "egressBreakdown.total"), what);
        assertEquals(
                traffic.egressBy(Traffic.Used::operation).stream()
                        .map(sent -> sent.getKey() + "=" + sent.getValue())
                        .toList(),
                found.<Map<String, ?>>getList("egressBreakdown.byOperation").stream()
                        .map(sent -> sent.get("operation") + "=" + sent.get("egress"))
                        .toList(),
                what);
        assertEquals(
                traffic.egressBy(used -> used.database() == null ? "null" : name(used.database())).stream()
                        .map(sent -> sent.getKey() + "=" + sent.getValue())
                        .toList(),
                found.<Map<String, ?>>getList("egressBreakdown.byDatabase").stream()
                        .map(sent -> sent.get("name") + "=" + sent.get("egress"))
                        .toList(),
                what);
    }

    private String name(UUID database) {
        return "db-" + databases.indexOf(database);
    }

    private void tellOfDatabases() {
        project.send(kafka, project.created());
        databases.forEach(
                database -> project.send(kafka, new DatabaseCreated(id, database, UUID.randomUUID(), name(database))));
    }

    private void tellTwice(Traffic traffic, Random random) {
        var events = new ArrayList<Runnable>();
        for (var used : traffic.all()) {
            var data = used.in(id);
            var envelope = project.envelope(data, project.owner().actor(), used.at());
            events.add(() -> kafka.event(project.key(), envelope, data));
            if (random.nextInt(5) == 0) {
                events.add(() -> kafka.event(project.key(), envelope, data));
            }
        }
        Collections.shuffle(events, random);
        events.forEach(Runnable::run);
        awaitHeard();
        awaitCounted(traffic.all().size());
    }

    private void tellTwice(Stored stored, Random random) {
        var events = new ArrayList<Runnable>();
        for (var sample : stored.samples()) {
            var data = new DatabaseSampled(id, sample.database(), 1, 1, sample.bytes(), sample.indexBytes(), 0);
            events.add(() -> project.send(kafka, data, sample.at()));
            if (random.nextInt(5) == 0) {
                events.add(() -> project.send(kafka, data, sample.at()));
            }
        }
        stored.dropped()
                .forEach((database, at) ->
                        events.add(() -> project.send(kafka, new DatabaseDeleted(id, database, name(database)), at)));
        Collections.shuffle(events, random);
        events.forEach(Runnable::run);
        awaitHeard();
    }

    /** The topic of usage and that of projects each keep their order within a project. */
    private void awaitHeard() {
        project.send(kafka, project.databaseCreated("last-database"));
        project.send(kafka, new CollectionCreated(id, databases.get(0), "public", "last-collection"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    var activity = project.owner().of(project.id(), "activity").asString();
                    return activity.contains("last-database") && activity.contains("last-collection");
                });
    }

    private void awaitCounted(int events) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ServiceDatabase.rows("select count(*) from usage_event where project_id = ?", id)
                        .contains(Integer.toString(events)));
    }

    /** The starts of the points of each series, by its period and range. */
    private static Map<String, List<Instant>> shapes(Instant now) {
        var hour = now.truncatedTo(ChronoUnit.HOURS);
        var today = now.truncatedTo(ChronoUnit.DAYS);
        var monday = startOfWeek(now);
        return Map.of(
                "hour 24h", starts(hour, TO_HOUR, 24),
                "hour 7d", starts(hour, TO_HOUR, 168),
                "hour 30d", starts(hour, TO_HOUR, 720),
                "day 24h", starts(today, TO_DAY, 1),
                "day 7d", starts(today, TO_DAY, 7),
                "day 30d", starts(today, TO_DAY, 30),
                "week 24h", starts(monday, TO_WEEK, 1),
                "week 7d", starts(monday, TO_WEEK, 1),
                "week 30d", starts(monday, TO_WEEK, 5));
    }

    private static List<Instant> starts(Instant last, Duration length, int count) {
        return Stream.iterate(last.minus(length.multipliedBy(count - 1)), start -> start.plus(length))
                .limit(count)
                .toList();
    }

    private static Duration lengthOf(String shape) {
        return shape.startsWith("hour") ? TO_HOUR : shape.startsWith("day") ? TO_DAY : TO_WEEK;
    }

    /** The first of January 1970 was a Thursday. */
    private static Instant startOfWeek(Instant now) {
        long day = Math.floorDiv(now.getEpochSecond(), 86_400);
        return Instant.ofEpochSecond((day - Math.floorMod(day + 3, 7)) * 86_400);
    }

    private List<BigInteger> values(String metric, String shape) {
        var parts = shape.split(" ");
        return ask("time-series", Map.of("metric", metric, "period", parts[0], "range", parts[1]))
                .<Number>getList("timeSeries.data.value")
                .stream()
                .map(value -> new BigInteger(value.toString()))
                .toList();
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
