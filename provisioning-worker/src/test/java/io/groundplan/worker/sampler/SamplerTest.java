package io.groundplan.worker.sampler;

import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.UsageEvent;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.cluster.Marker;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class SamplerTest {
    private final SampledEvents events = new SampledEvents();

    @Inject
    Sampling sampling;

    @BeforeEach
    @AfterEach
    void clear() {
        sampling.clear();
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void aSampleSaysWhatANaiveCountSays() throws SQLException {
        var database = sampling.added();
        database.asAdmin("create extension hstore; create table installed (id int); insert into installed values (1);"
                + " alter extension hstore add table installed");
        database.execute(
                """
                create table account (id int primary key, email text unique, note text);
                insert into account select i, 'a' || i, repeat('x', 3000) from generate_series(1, 1000) i;
                delete from account where id % 10 = 0;
                create schema sales;
                create table sales.event (id int, day date) partition by range (day);
                create table sales.event_1 partition of sales.event for values from ('2026-01-01') to ('2026-02-01');
                create table sales.event_2 partition of sales.event for values from ('2026-02-01') to ('2026-03-01');
                create index on sales.event (day);
                insert into sales.event select i, '2026-01-20'::date + i from generate_series(0, 29) i;
                create materialized view summary as select count(*) as accounts from account;
                create index on summary (accounts);
                create table untouched (id bigint primary key)
                """);
        try (var first = database.connect();
                var second = database.connect()) {
            SampledDatabase.run(first, "create temporary table scratch (id int primary key)");
            SampledDatabase.run(second, "begin");
            awaitStatistics(database, 930);
            sampling.start(1, 1);
            var sample = events.awaitSample(database, 1);
            assertEquals(database.project().value(), sample.projectId());
            assertEquals(3, sample.collections());
            assertEquals(
                    database.number("select (select count(*) from account) + (select count(*) from sales.event)"),
                    sample.documents());
            assertEquals(2, sample.connections());
            assertEquals(
                    database.number(
                            """
                            select sum(pg_total_relation_size(i.indexrelid))
                            from pg_index i
                                join pg_class c on c.oid = i.indrelid
                            where c.relnamespace in ('public'::regnamespace, 'sales'::regnamespace)
                                and c.relpersistence = 'p'
                            """),
                    sample.indexBytes());
            // the server itself writes now and then
            long size = database.number("select pg_database_size(current_database())");
            assertEquals(size, sample.totalBytes(), size / 100.0);
            assertTrue(sample.indexBytes() > 0 && sample.indexBytes() < sample.totalBytes());
        }
        events.all(database)
                .forEach(record -> assertFalse(
                        Stream.concat(Stream.of(record.value()), record.headers().values().stream())
                                .anyMatch(text -> text.contains(database.password()) || text.contains("SCRAM")),
                        record::toString));
    }

    @Test
    void rowsAreKnownFromTheFirstCommitOnAndAfterTheStatisticsAreLost() {
        var database = sampling.added();
        sampling.start(1, 1);
        database.execute("create table fresh as select generate_series(1, 500) as id");
        awaitStatistics(database, 500);
        assertEquals(500, sampleNow(database).documents());
        database.execute("delete from fresh where id > 200");
        awaitStatistics(database, 200);
        assertEquals(200, sampleNow(database).documents());
        database.execute("vacuum fresh");
        awaitStatistics(database, 200);
        database.asAdmin("select pg_stat_reset()");
        awaitStatistics(database, 0);
        assertEquals(200, sampleNow(database).documents());
        database.execute("truncate fresh");
        assertEquals(0, sampleNow(database).documents());
    }

    @Test
    void aTableIsToldOfOnceAndAtMostAHundredOfThemInASample() {
        var database = sampling.added();
        database.execute("do $$ begin for i in 1..130 loop"
                + " execute format('create table public.t_%s (id int)', to_char(i, 'FM000')); end loop; end $$");
        sampling.start(1, 1);
        sampling.awaitSamples(database, 1);
        awaitTables(database, 100);
        sampleNow(database);
        awaitTables(database, 130);
        database.execute("alter table t_001 rename to renamed; drop table t_002; create table t_002 (id int);"
                + " create schema other; create table other.t_001 (id int)");
        sampleNow(database);
        sampleNow(database);
        var told = events.tables(database);
        assertEquals(
                IntStream.rangeClosed(1, 130)
                        .mapToObj("public.t_%03d"::formatted)
                        .toList(),
                told.subList(0, 130));
        assertEquals(List.of("public.t_002", "other.t_001"), told.subList(130, told.size()));
    }

    @Test
    void databasesThatDoNotAnswerCostNobodyElseTheirSample() throws SQLException {
        var mute = sampling.added();
        var locked = sampling.added();
        locked.execute("create table busy (id int primary key)");
        var others = Stream.generate(sampling::added).limit(6).toList();
        try (var inTheWay = TestServers.tenant().connect(mute.name());
                var alsoInTheWay = locked.connect()) {
            // nobody can even connect
            SampledDatabase.run(inTheWay, "begin; lock table pg_catalog.pg_class in access exclusive mode");
            SampledDatabase.run(alsoInTheWay, "begin; lock table busy in access exclusive mode");
            sampling.start(1, 2);
            others.forEach(database -> events.awaitSample(database, 1));
            sampling.awaitFailure(mute);
            sampling.awaitFailure(locked);
            for (int round = 2; round <= 3; round++) {
                sampling.due();
                int number = round;
                others.forEach(database -> events.awaitSample(database, number));
            }
            assertEquals(0, sampling.samples(mute));
            assertEquals(0, sampling.samples(locked));
        }
        Awaitility.await("no look under way")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    sampling.due();
                    return sampling.samples(mute) > 0 && sampling.samples(locked) > 0;
                });
        assertEquals(0, sampling.failures(mute));
        assertEquals(0, sampling.failures(locked));
    }

    @Test
    void manyWorkersSampleEachDatabaseOnceInAnInterval() {
        var databases = Stream.generate(sampling::added).limit(10).toList();
        sampling.start(3, 2);
        for (int round = 1; round <= 3; round++) {
            int number = round;
            databases.forEach(database -> sampling.awaitSamples(database, number));
            if (round < 3) {
                sampling.due();
            }
        }
        databases.forEach(database -> {
            events.awaitSample(database, 3);
            var samples = events.samples(database);
            assertEquals(
                    List.of("1", "2", "3"),
                    samples.stream()
                            .map(record -> record.headers().get("ce_sequence"))
                            .toList());
            assertEquals(
                    3,
                    new HashSet<>(samples.stream()
                                    .map(record -> record.headers().get("ce_id"))
                                    .toList())
                            .size());
            assertEquals(3, sampling.samples(database));
        });
    }

    @Test
    void whatIsNotTheProjectsIsNotSampled() {
        var ours = sampling.added();
        var foreign = sampling.added();
        foreign.mark(new Marker("groundplan:another"));
        var dropped = sampling.added();
        ours.asAdmin("alter database %s allow_connections false".formatted(dropped.name()));
        var deleted = sampling.added();
        sampling.remove(deleted);
        sampling.start(1, 1);
        events.awaitSample(ours, 1);
        sampling.awaitFailure(foreign);
        sampling.awaitFailure(dropped);
        Stream.of(foreign, dropped, deleted).forEach(database -> assertEquals(List.of(), events.all(database)));
    }

    @Test
    void aLookThatEndsAfterItsLeaseOrItsDatabaseTellsNothing() {
        var database = sampling.added();
        var nothing = new Sample(0, 0, 0, 0, 0, List.of(), Set.of(), false);
        var slow = sampling.claim().orElseThrow();
        assertTrue(sampling.claim().isEmpty());
        sampling.expireLeases();
        var next = sampling.claim().orElseThrow();
        assertFalse(sampling.taken(slow, nothing));
        assertTrue(sampling.taken(next, nothing));
        assertFalse(sampling.taken(next, nothing));
        sampling.due();
        var last = sampling.claim().orElseThrow();
        sampling.remove(database);
        assertFalse(sampling.taken(last, nothing));
        events.awaitSample(database, 1);
        assertEquals(1, events.samples(database).size());
    }

    @Test
    void looksAreMeasured() {
        var database = sampling.added();
        sampling.start(1, 1);
        sampling.awaitSamples(database, 1);
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> RestAssured.get("/q/metrics")
                .then()
                .body(containsString("groundplan_samples_duration_seconds_count{cluster=\"local\",outcome=\"taken\"}"))
                .body(containsString("groundplan_samples_overdue")));
    }

    private UsageEvent.DatabaseSampled sampleNow(SampledDatabase database) {
        long next = sampling.samples(database) + 1;
        sampling.due();
        return events.awaitSample(database, next);
    }

    private void awaitTables(SampledDatabase database, int count) {
        Awaitility.await(count + " tables told of")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> events.tables(database).size() == count);
    }

    /** A client's statistics arrive a moment after its commit. */
    private static void awaitStatistics(SampledDatabase database, long rows) {
        Awaitility.await(rows + " rows in the statistics")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> database.number("select coalesce(sum(n_live_tup), 0) from pg_stat_user_tables"
                                + " where relname not in ('installed', 'summary')")
                        == rows);
    }
}
