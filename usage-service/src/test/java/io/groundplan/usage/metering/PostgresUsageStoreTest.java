package io.groundplan.usage.metering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PostgresUsageStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-21T23:58:30Z");
    private static final ProjectId SHOP = ProjectId.next(Clock.systemUTC());
    private static final DatabaseId ORDERS = DatabaseId.next(Clock.systemUTC());

    private UsageDatabase database;

    @BeforeEach
    void open() {
        database = UsageDatabase.at("2026-11-21T23:58:30Z");
        database.upkeep().run();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anEventCountsInItsMinuteHourAndDayInUtc() {
        assertEquals(
                3,
                database.count(
                        List.of(event("1", NOW), event("2", NOW.plusSeconds(20)), event("3", NOW.plusSeconds(90)))));
        assertEquals(
                "{2026-11-21 23:58=2 20 200, 2026-11-22 00:00=1 10 100}",
                sums("usage_minute").toString());
        assertEquals(
                "{2026-11-21 23:00=2 20 200, 2026-11-22 00:00=1 10 100}",
                sums("usage_hour").toString());
        assertEquals(
                "{2026-11-21 00:00=2 20 200, 2026-11-22 00:00=1 10 100}",
                sums("usage_day").toString());
    }

    @Test
    void ofTheSameEventTheFirstCounts() {
        assertEquals(1, database.count(List.of(event("1", NOW), event("1", NOW.minus(Duration.ofDays(3))))));
        assertEquals(0, database.count(List.of(event("1", NOW.minus(Duration.ofDays(20))))));
        assertEquals("{2026-11-21 23:58=1 10 100}", sums("usage_minute").toString());
    }

    @Test
    void anotherProjectOrSourceMakesItAnotherEvent() {
        var one = event("1", NOW);
        var elsewhere = new Usage(
                ProjectId.next(Clock.systemUTC()),
                one.source(),
                "1",
                NOW,
                Optional.empty(),
                Operation.READ,
                1,
                10,
                100);
        var another = new Usage(SHOP, "/other", "1", NOW, Optional.empty(), Operation.READ, 1, 10, 100);
        assertEquals(3, database.count(List.of(one, elsewhere, another)));
    }

    @Test
    void theDatabaseMayBeAbsentAndIsThenOneSum() {
        var with = new Usage(SHOP, "/test", "2", NOW, Optional.of(ORDERS), Operation.READ, 1, 10, 100);
        assertEquals(3, database.count(List.of(event("1", NOW), with, event("3", NOW))));
        assertEquals(1, database.count(List.of(event("4", NOW))));
        assertEquals(
                "{=3, " + ORDERS.value() + "=1}",
                database.rows("select coalesce(database_id::text, ''), requests from usage_minute")
                        .toString());
    }

    @Test
    void aSumThatWouldNotFitIsRefusedAloneAndItsBatchIsCounted() {
        var huge = new Usage(SHOP, "/test", "huge", NOW, Optional.empty(), Operation.READ, Long.MAX_VALUE, 0, 0);
        var batch = new ArrayList<Usage>();
        IntStream.range(0, 20).forEach(i -> batch.add(event("small-" + i, NOW)));
        batch.add(13, huge);
        var counter = new UsageCounter(database.store, database.rollups, new SimpleMeterRegistry());
        var refused = counter.count(batch, List.of()).await().atMost(Duration.ofSeconds(20));
        assertEquals(
                List.of(huge), refused.stream().map(UsageCounter.Refused::usage).toList());
        assertTrue(refused.get(0).reason().contains("out of range"));
        assertEquals("{2026-11-21 23:58=20 200 2000}", sums("usage_minute").toString());
        assertEquals(0, database.count(batch.subList(0, 5)));
    }

    @Test
    void replicasThatCountTheSameEventsInAnyOrderNeitherBlockEachOtherNorCountTwice() throws Exception {
        var random = new Random(20261121);
        var events = IntStream.range(0, 2_000)
                .mapToObj(i -> event("event-" + i, NOW.minusSeconds(random.nextInt(7_200))))
                .toList();
        int counted = 0;
        var replicas = Executors.newFixedThreadPool(4);
        try {
            var results = new ArrayList<Future<Integer>>();
            for (int round = 0; round < 40; round++) {
                var batch = new ArrayList<>(events);
                Collections.shuffle(batch, random);
                results.add(replicas.submit(() -> database.count(batch.subList(0, 200))));
            }
            for (var result : results) {
                counted += result.get(60, TimeUnit.SECONDS);
            }
        } finally {
            replicas.shutdownNow();
        }
        counted += database.count(events);
        assertEquals(events.size(), counted);
        assertEquals("{all=2000 20000 200000}", total("usage_minute"));
        assertEquals("{all=2000 20000 200000}", total("usage_hour"));
        assertEquals("{all=2000 20000 200000}", total("usage_day"));
        assertEquals(
                "{}",
                database.rows(
                                """
                        select coalesce(m.hour, h.bucket)::text, m.requests, h.requests
                        from (select date_trunc('hour', bucket, 'UTC') as hour, sum(requests) as requests
                            from usage_minute group by 1) m
                        full join (select bucket, sum(requests) as requests from usage_hour group by 1) h
                            on h.bucket = m.hour
                        where m.requests is distinct from h.requests
                        """)
                        .toString());
    }

    @Test
    void noEventSlipsThroughWhileGenerationsChange() throws Exception {
        var replicas = Executors.newFixedThreadPool(3);
        int counted = 0;
        var events = IntStream.range(0, 1_500)
                .mapToObj(i -> event("event-" + i, NOW))
                .toList();
        try {
            var results = new ArrayList<Future<Integer>>();
            for (int i = 0; i < events.size(); i += 50) {
                var batch = events.subList(i, i + 50);
                Stream.of(batch, batch, batch)
                        .forEach(same -> results.add(replicas.submit(() -> database.count(same))));
                if (i % 300 == 0) {
                    database.clock.advance(UsageDatabase.GENERATION.dividedBy(2));
                    database.generations.advance(database.clock.instant());
                }
            }
            for (var result : results) {
                counted += result.get(60, TimeUnit.SECONDS);
            }
        } finally {
            replicas.shutdownNow();
        }
        assertEquals(events.size(), counted);
        assertEquals("{all=1500 15000 150000}", total("usage_day"));
        assertTrue(database.rows("select generation::text, count(*) from usage_event group by 1")
                        .size()
                > 1);
    }

    private static Usage event(String id, Instant time) {
        return new Usage(SHOP, "/test", id, time, Optional.empty(), Operation.READ, 1, 10, 100);
    }

    private java.util.TreeMap<String, String> sums(String table) {
        return database.rows("select to_char(bucket at time zone 'UTC', 'YYYY-MM-DD HH24:MI'), requests,"
                + " ingress_bytes, egress_bytes from " + table);
    }

    private String total(String table) {
        return database.rows("select 'all', sum(requests), sum(ingress_bytes), sum(egress_bytes) from " + table)
                .toString();
    }
}
