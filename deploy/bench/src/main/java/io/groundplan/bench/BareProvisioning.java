package io.groundplan.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The statements that make a project's database, one after the other on one open connection: the floor. */
final class BareProvisioning implements AutoCloseable {
    private static final String VERIFIER = "SCRAM-SHA-256$4096:c2FsdHNhbHRzYWx0c2FsdA==$"
            + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final Connection connection;

    BareProvisioning(String host, int port) throws SQLException {
        var url = "jdbc:postgresql://" + host + ":" + port + "/postgres";
        connection = DriverManager.getConnection(url, "postgres", "");
    }

    void create(String name) throws SQLException {
        var owner = name + "_owner";
        var app = name + "_app";
        execute(List.of(
                "create role " + owner + " nologin",
                "comment on role " + owner + " is 'bench'",
                "create role " + app + " login password '" + VERIFIER + "' connection limit 15 in role " + owner,
                "comment on role " + app + " is 'bench'",
                "create database " + name + " owner " + owner + " template template0 strategy wal_log",
                "comment on database " + name + " is 'bench'",
                "revoke all on database " + name + " from public",
                "grant connect, temporary on database " + name + " to " + owner,
                "alter role " + app + " set statement_timeout = '60s'",
                "alter role " + app + " set idle_in_transaction_session_timeout = '60s'",
                "alter role " + app + " set lock_timeout = '30s'",
                "select 1 from pg_database where datname = '" + name + "'"));
    }

    void drop(String name) throws SQLException {
        execute(List.of(
                "drop database " + name + " with (force)",
                "drop role " + name + "_app",
                "drop role " + name + "_owner"));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void execute(List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
