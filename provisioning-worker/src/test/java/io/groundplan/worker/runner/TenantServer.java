package io.groundplan.worker.runner;

import java.sql.Connection;
import java.sql.SQLException;

import io.groundplan.testkit.quarkus.TestServers;

/** The tenant server as its administrator sees it. */
final class TenantServer {
    private TenantServer() {}

    static void execute(String database, String sql) {
        try (var connection = TestServers.tenant().connect(database)) {
            run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(String sql) {
        execute("postgres", sql);
    }

    static String read(String database, String sql) {
        try (var connection = TestServers.tenant().connect(database)) {
            return read(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String read(String sql) {
        return read("postgres", sql);
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, null when there is none. */
    static String read(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() ? result.getString(1) : null;
        }
    }

    /** Databases and roles with the names of the tenant, whoever they belong to. */
    static int traces(Tenant tenant) {
        return Integer.parseInt(read(
                """
                select (select count(*) from pg_database where datname = '%1$s')
                    + (select count(*) from pg_roles where rolname in ('%2$s', '%3$s'))
                """
                        .formatted(
                                tenant.database(),
                                tenant.target().ownerRole(),
                                tenant.target().loginRole())));
    }
}
