package io.groundplan.worker.sampler;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.StorageEvent;
import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.kafka.TappedRecord;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A database over its plan's limit is read only until it is clearly below it. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class StorageGuardTest {
    private static final String READ_ONLY = "25006";
    private static final long SMALL = 1 << 20;
    private static final long LARGE = 1 << 30;

    private final KafkaTap tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.JOBS);

    @Inject
    Sampling sampling;

    private SampledDatabase database;

    @BeforeEach
    void add() {
        sampling.clear();
        database = sampling.added();
        database.execute("create table note (body text)");
    }

    @AfterEach
    void clear() {
        sampling.clear();
        tap.close();
    }

    @Test
    void overTheLimitNothingCanBeWrittenNotEvenByWhoWasThereBefore() throws SQLException {
        sampling.limit(database, SMALL);
        try (var early = database.connect()) {
            insert(early);

            sampling.start(1, 1);
            sampling.look(database);

            assertThrows(SQLException.class, () -> insert(early));
            try (var late = database.connect()) {
                assertEquals(
                        READ_ONLY,
                        assertThrows(SQLException.class, () -> insert(late)).getSQLState());
                assertEquals(1, database.number("select count(*) from note"));
            }
        }
        var told = EventJson.read(await(StorageEvent.StorageLimited.TYPE).value(), StorageEvent.StorageLimited.class);
        assertEquals(database.project().value(), told.projectId());
        assertEquals(database.id().value(), told.databaseId());
        assertEquals(SMALL, told.limitBytes());
        assertTrue(told.totalBytes() > SMALL);
    }

    @Test
    void withinTheLimitNothingHappens() throws SQLException {
        sampling.limit(database, LARGE);
        try (var client = database.connect()) {
            sampling.start(1, 1);
            sampling.look(database);
            insert(client);
        }
        assertEquals(0, told().size());
    }

    @Test
    void aRaisedLimitLetsItBeWrittenAgain() throws SQLException {
        limited();
        sampling.limit(database, LARGE);
        sampling.look(database);

        try (var client = database.connect()) {
            insert(client);
        }
        await(StorageEvent.StorageRestored.TYPE);
        assertEquals(2, told().size());
    }

    @Test
    void justBelowTheLimitItStaysReadOnly() throws SQLException {
        limited();
        long size = database.number("select pg_database_size(current_database())");

        sampling.limit(database, size * 100 / 97);
        sampling.look(database);
        assertReadOnly();

        sampling.limit(database, size * 100 / 93);
        sampling.look(database);
        try (var client = database.connect()) {
            insert(client);
        }
    }

    @Test
    void whoAsksForAWritingTransactionByNameCanMakeRoom() throws SQLException {
        limited();
        try (var client = database.connect()) {
            SampledDatabase.run(client, "begin read write; drop table note; commit");
        }
        assertEquals(0, database.number("select count(*) from pg_class where relname = 'note'"));
    }

    @Test
    void anOwnersOwnDefaultDoesNotWin() throws SQLException {
        limited();
        for (var own :
                new String[] {"alter role %1$s set", "alter database %1$s set", "alter role %1$s in database %1$s set"
                }) {
            try (var client = database.connect()) {
                client.setAutoCommit(false);
                SampledDatabase.run(client, "set transaction read write");
                SampledDatabase.run(client, (own + " default_transaction_read_only to off").formatted(database.name()));
                client.commit();
            }
            sampling.look(database);
            assertReadOnly();
        }
    }

    @Test
    void severalWorkersTellOfAChangeOnce() {
        sampling.limit(database, SMALL);
        sampling.start(3, 2);
        for (int i = 0; i < 3; i++) {
            sampling.look(database);
        }
        await(StorageEvent.StorageLimited.TYPE);
        assertEquals(1, told().size());
    }

    @Test
    void whatAWorkerDidButCouldNotTellIsToldByTheNext() {
        sampling.limit(database, SMALL);
        database.asAdmin(
                "alter role %1$s in database %1$s set default_transaction_read_only to on".formatted(database.name()));
        sampling.start(1, 1);
        sampling.look(database);
        await(StorageEvent.StorageLimited.TYPE);
    }

    private void limited() throws SQLException {
        sampling.limit(database, SMALL);
        sampling.start(1, 1);
        sampling.look(database);
        assertReadOnly();
    }

    private void assertReadOnly() throws SQLException {
        try (var client = database.connect()) {
            assertEquals(
                    READ_ONLY,
                    assertThrows(SQLException.class, () -> insert(client)).getSQLState());
        }
    }

    private static void insert(Connection client) throws SQLException {
        SampledDatabase.run(client, "insert into note values ('x')");
    }

    private TappedRecord await(String type) {
        return tap.await(record -> isAbout(record) && type.equals(record.type()));
    }

    private List<TappedRecord> told() {
        return tap.records(this::isAbout);
    }

    private boolean isAbout(TappedRecord record) {
        return database.id().value().toString().equals(record.headers().get("ce_subject"));
    }
}
