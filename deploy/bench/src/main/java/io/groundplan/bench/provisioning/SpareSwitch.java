package io.groundplan.bench.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Lets a stack have spare databases or none. While this holds the lock that fillers take, none are made; whoever drops the
 * others then has a stack without.
 */
final class SpareSwitch {
    /** AdvisoryLocks.SPARES of the worker. */
    private static final long LOCK = 0x67706c616e_03L;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final String SPARES =
            """
            select datname
            from pg_database
            where shobj_description(oid, 'pg_database') like 'groundplan-spare:%'
            """;

    private final Connection tenant;

    SpareSwitch(Connection tenant) {
        this.tenant = tenant;
    }

    void off() throws SQLException {
        execute("select pg_advisory_lock(" + LOCK + ")");
        for (var spare : spares()) {
            execute("drop database " + spare);
        }
    }

    void on() throws SQLException {
        execute("select pg_advisory_unlock(" + LOCK + ")");
    }

    /** Until there are so many, and the filler is done with them. */
    void await(int count) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (spares().size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("there are " + spares().size() + " spares, not " + count);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        execute("select pg_advisory_lock(" + LOCK + ")");
        on();
    }

    private List<String> spares() throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = tenant.createStatement();
                var rows = statement.executeQuery(SPARES)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = tenant.createStatement()) {
            statement.execute(sql);
        }
    }
}
