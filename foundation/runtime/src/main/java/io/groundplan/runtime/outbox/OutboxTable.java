package io.groundplan.runtime.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventEnvelope;

/** The outbox table as the relay sees it. */
@Singleton
class OutboxTable {
    /** A name for our locks among all advisory locks of the database. */
    private static final int LOCK_SPACE = 0x6f757462;

    private static final String ANY = "select exists (select 1 from outbox)";

    /** Rows that a crash brings back are published again, as after any crash: nobody waits for the disk to forget them. */
    private static final String CLAIM =
            """
            with forgetful as materialized (
                select set_config('synchronous_commit', 'off', true))
            select s
            from forgetful
                cross join generate_series(0, ?) s
            where pg_try_advisory_xact_lock(%d, s)
            """
                    .formatted(LOCK_SPACE);

    private static final String READ =
            """
            select id, event_id, topic, key, type, source, subject, time, actor_id, actor_name,
                sequence, request_id, data, traceparent
            from outbox
            where shard = any (?)
            order by id
            limit ?
            """;

    private static final String DELETE = "delete from outbox where id = any (?)";

    /** What one look came to: the rows published, and whether no other relay held a shard meanwhile. */
    record Drained(int rows, boolean everyShard) {
        static final Drained NOTHING = new Drained(0, true);
        static final Drained FAILED = new Drained(0, false);
    }

    interface Publish {
        void publish(List<OutboxRow> rows) throws InterruptedException, OutboxPublisher.NotAcknowledgedException;
    }

    private final DataSource database;

    OutboxTable(DataSource database) {
        this.database = database;
    }

    /** Whether there are rows; takes less than an attempt to publish them. */
    boolean isEmpty() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(ANY);
                var result = statement.executeQuery()) {
            result.next();
            return !result.getBoolean(1);
        }
    }

    /** Publishes up to `limit` rows of the shards that no other relay holds, and deletes them. */
    Drained drain(int limit, Publish publish)
            throws SQLException, InterruptedException, OutboxPublisher.NotAcknowledgedException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var shards = claim(connection);
                var rows = read(connection, shards, limit);
                if (!rows.isEmpty()) {
                    publish.publish(rows);
                    delete(connection, rows);
                }
                connection.commit();
                return new Drained(rows.size(), shards.length == Outbox.SHARDS);
            } catch (SQLException
                    | InterruptedException
                    | RuntimeException
                    | OutboxPublisher.NotAcknowledgedException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private static Integer[] claim(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(CLAIM)) {
            statement.setInt(1, Outbox.SHARDS - 1);
            var shards = new ArrayList<Integer>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    shards.add(result.getInt(1));
                }
            }
            return shards.toArray(Integer[]::new);
        }
    }

    private static List<OutboxRow> read(Connection connection, Integer[] shards, int limit) throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
            statement.setArray(1, connection.createArrayOf("int2", shards));
            statement.setInt(2, limit);
            var rows = new ArrayList<OutboxRow>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result));
                }
            }
            return rows;
        }
    }

    private static OutboxRow row(ResultSet result) throws SQLException {
        var envelope = new EventEnvelope(
                result.getObject("event_id", UUID.class),
                result.getString("type"),
                result.getString("source"),
                result.getString("subject"),
                result.getObject("time", OffsetDateTime.class).toInstant(),
                new Actor(result.getString("actor_id"), result.getString("actor_name")),
                result.getLong("sequence"),
                result.getString("request_id"));
        return new OutboxRow(
                result.getLong("id"),
                result.getString("topic"),
                result.getString("key"),
                envelope,
                result.getString("data"),
                result.getString("traceparent"));
    }

    private static void delete(Connection connection, List<OutboxRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(DELETE)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "int8", rows.stream().map(OutboxRow::id).toArray()));
            statement.executeUpdate();
        }
    }
}
