package io.groundplan.usage.metering;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.id.ProjectId;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UsageUpkeepTest {
    private final ProjectId project = ProjectId.next(Clock.systemUTC());
    private int next;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T13:00:00Z",
                "2026-12-31T23:59:59Z",
                "2027-01-01T00:00:00Z",
                "2028-02-28T23:59:59.999Z",
                "2028-02-29T12:00:00Z",
                "2028-03-01T00:00:00Z",
                "2100-02-28T23:30:00Z",
                "2027-01-03T12:00:00Z",
                "2021-01-03T23:59:00Z"
            })
    void everyAcceptedEventHasItsPartitionFromTheFirstRoundOn(String now) {
        try (var database = UsageDatabase.at(now)) {
            assertTrue(database.upkeep().run());
            var at = database.clock.instant();
            var accepted = Stream.of(
                            at.minus(AcceptedWindow.BACK),
                            at.minus(Duration.ofDays(31)),
                            at.minus(Duration.ofDays(1)),
                            at,
                            at.plus(AcceptedWindow.AHEAD),
                            at.plus(Duration.ofDays(7)))
                    .map(this::event)
                    .toList();
            assertEquals(accepted.size(), database.count(accepted));
        }
    }

    @Test
    void partitionsAreMadeAheadAndDroppedByRetention() {
        try (var database = UsageDatabase.at("2028-03-01T00:00:00Z")) {
            database.upkeep().run();
            var minutes = database.partitions("usage_minute");
            assertEquals(UsageDatabase.minutesOf("2028-01-21"), minutes.get(0));
            assertTrue(minutes.contains(UsageDatabase.minutesOf("2028-02-29")));
            assertEquals(UsageDatabase.minutesOf("2028-03-08"), minutes.get(minutes.size() - 1));
            assertEquals(48, minutes.size());
            var hours = database.partitions("usage_hour");
            assertEquals("usage_hour_202702", hours.get(0));
            assertEquals("usage_hour_202805", hours.get(hours.size() - 1));

            database.clock.set(Instant.parse("2028-04-30T23:59:59Z"));
            database.upkeep().run();
            assertEquals(
                    UsageDatabase.minutesOf("2028-03-21"),
                    database.partitions("usage_minute").get(0));
            assertEquals("usage_hour_202703", database.partitions("usage_hour").get(0));
        }
    }

    @Test
    void whatIsDroppedOfMinutesStaysInHoursAndOfThoseInDays() {
        try (var database = UsageDatabase.at("2026-12-31T23:59:00Z")) {
            database.upkeep().run();
            database.count(List.of(event(database.clock.instant())));
            assertEquals("1 1 1", kept(database));
            database.clock.set(Instant.parse("2027-02-10T00:00:00Z"));
            database.upkeep().run();
            assertEquals("0 1 1", kept(database));
            database.clock.set(Instant.parse("2028-01-31T00:00:00Z"));
            database.upkeep().run();
            assertEquals("0 1 1", kept(database));
            database.clock.set(Instant.parse("2028-02-01T00:00:00Z"));
            database.upkeep().run();
            assertEquals("0 0 1", kept(database));
        }
    }

    @Test
    void afterWeeksOfDowntimeAnEventMakesItsOwnPartition() {
        try (var database = UsageDatabase.at("2026-11-21T00:00:00Z")) {
            database.upkeep().run();
            database.clock.advance(Duration.ofDays(90));
            var counter = new UsageCounter(database.store, database.rollups, new SimpleMeterRegistry());
            var refused = counter.count(List.of(event(database.clock.instant())), List.of())
                    .await()
                    .atMost(Duration.ofSeconds(10));
            assertEquals(List.of(), refused);
            assertEquals("1 1 1", kept(database));
        }
    }

    @Test
    void aPartitionThatVanishedIsMadeAgain() {
        try (var database = UsageDatabase.at("2026-11-21T00:00:00Z")) {
            database.upkeep().run();
            var counter = new UsageCounter(database.store, database.rollups, new SimpleMeterRegistry());
            var now = database.clock.instant();
            counter.count(List.of(event(now)), List.of()).await().atMost(Duration.ofSeconds(10));
            database.change("drop table " + UsageDatabase.minutesOf("2026-11-21"));
            counter.count(List.of(event(now)), List.of())
                    .onFailure()
                    .retry()
                    .atMost(1)
                    .await()
                    .atMost(Duration.ofSeconds(10));
            assertEquals("1 1 1", kept(database));
        }
    }

    @Test
    void seenEventsAreKeptForThirtyFiveDaysAfterTheyArrivedWhateverTheirTimes() {
        try (var database = UsageDatabase.at("2026-11-21T00:00:00Z")) {
            database.upkeep().run();
            var first = event(database.clock.instant().minus(Duration.ofDays(30)));
            assertEquals(1, database.count(List.of(first)));
            for (int day = 1; day <= 35; day++) {
                database.clock.advance(Duration.ofDays(1));
                database.upkeep().run();
                var again = at(first, database.clock.instant());
                assertEquals(0, database.count(List.of(again)), "on day " + day);
            }
            assertTrue(database.partitions("usage_event").size() >= 4);
            assertEquals("0 1 1", kept(database));
        }
    }

    @Test
    void generationsAreSealedOneAfterTheOtherAndDroppedWhenNothingInThemCanComeAgain() {
        try (var database = UsageDatabase.at("2026-11-21T00:00:00Z")) {
            database.upkeep().run();
            assertEquals(List.of("usage_event_1", "usage_event_2"), database.partitions("usage_event"));
            database.clock.advance(UsageDatabase.GENERATION.minusSeconds(1));
            database.upkeep().run();
            assertEquals(1, open(database));
            database.clock.advance(Duration.ofSeconds(1));
            database.upkeep().run();
            assertEquals(2, open(database));
            var sealed = database.clock.instant();
            database.clock.set(sealed.plus(Duration.ofDays(36)));
            database.upkeep().run();
            assertTrue(database.partitions("usage_event").contains("usage_event_1"));
            database.clock.advance(Duration.ofSeconds(1));
            database.upkeep().run();
            assertFalse(database.partitions("usage_event").contains("usage_event_1"));
        }
    }

    @Test
    void oneReplicaAtATimeHoldsTheLease() throws Exception {
        try (var database = UsageDatabase.at("2026-11-21T00:00:00Z");
                var other = database.connection()) {
            var held = other.createStatement();
            held.execute("select pg_advisory_lock(" + 0x75736167_0003L + ")");
            assertFalse(database.upkeep().run());
            assertEquals(List.of(), database.partitions("usage_minute"));
            held.execute("select pg_advisory_unlock(" + 0x75736167_0003L + ")");
            assertTrue(database.upkeep().run());
        }
    }

    @Test
    void replicasThatMakePartitionsAtTheSameTimeDoNotDisturbEachOther() throws Exception {
        try (var database = UsageDatabase.at("2026-11-21T00:00:00Z")) {
            var done = new CountDownLatch(4);
            for (int replica = 0; replica < 4; replica++) {
                new Thread(() -> {
                            try {
                                database.rollups.createAround(database.clock.instant());
                                done.countDown();
                            } catch (SQLException e) {
                                throw new IllegalStateException(e);
                            }
                        })
                        .start();
            }
            assertTrue(done.await(30, TimeUnit.SECONDS));
            assertEquals(48, database.partitions("usage_minute").size());
        }
    }

    private Usage event(Instant time) {
        return new Usage(project, "/test", "event-" + next++, time, Optional.empty(), Operation.READ, 1, 2, 3);
    }

    private static Usage at(Usage usage, Instant time) {
        return new Usage(
                usage.project(), usage.source(), usage.id(), time, usage.database(), usage.operation(), 1, 2, 3);
    }

    private static int open(UsageDatabase database) {
        return Integer.parseInt(
                database.rows("select generation::text, '' from usage_generation where sealed_at is null")
                        .firstKey());
    }

    private static String kept(UsageDatabase database) {
        return database.rows("select 'all', (select count(*) from usage_minute), (select count(*) from usage_hour),"
                        + " (select count(*) from usage_day)")
                .get("all");
    }
}
