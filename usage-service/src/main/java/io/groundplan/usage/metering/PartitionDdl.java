package io.groundplan.usage.metering;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Calls of the functions that make and drop partitions, since the service's role may own no table: short transactions,
 * one at a time among all replicas.
 */
@ApplicationScoped
class PartitionDdl {
    /** Names for our locks among all advisory locks of the database. */
    private static final long ONE_AT_A_TIME = 0x75736167_0002L;

    /** Whoever waits for a lock on a table holds up all who count, so nobody waits long; the next round tries again. */
    private static final String PATIENCE = "set local lock_timeout = '3s'";

    private static final String ALONE = "select pg_advisory_xact_lock(" + ONE_AT_A_TIME + ")";

    private static final String PARTITIONS =
            """
            select c.relname
            from pg_inherits i
            join pg_class c on c.oid = i.inhrelid
            where i.inhparent = ?::regclass
            order by c.relname
            """;

    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private final DataSource database;

    PartitionDdl(DataSource database) {
        this.database = database;
    }

    void execute(String statement) throws SQLException {
        transaction(connection -> {
            execute(connection, statement);
            return statement;
        });
    }

    /** The names of a table's partitions. */
    List<String> partitionsOf(String table) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(PARTITIONS)) {
            statement.setString(1, table);
            try (var result = statement.executeQuery()) {
                var names = new ArrayList<String>();
                while (result.next()) {
                    names.add(result.getString(1));
                }
                return names;
            }
        }
    }

    <T> T transaction(Work<T> work) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                execute(connection, PATIENCE);
                execute(connection, ALONE);
                var result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
