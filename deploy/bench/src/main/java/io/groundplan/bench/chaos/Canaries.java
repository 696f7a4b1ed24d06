package io.groundplan.bench.chaos;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.groundplan.testkit.embedded.PostgresServer;

/** Databases and roles of somebody else on the same server, some of which look like ours; nobody may touch them. */
final class Canaries {
    private static final String ADMIN_DATABASE = "postgres";
    private static final String FILL =
            "create table song as select n, md5(n::text) as line from generate_series(1, 500) n";
    private static final String LISTEN = "select md5(string_agg(line, ',' order by n)) from song";

    private record Canary(String database, String owner, String comment) {}

    private static final List<Canary> ALL = List.of(
            new Canary("canary", "canary_owner", ""),
            new Canary("db_0123456789abcdefghjk", "db_0123456789abcdefghjk_owner", ""),
            new Canary(
                    "db_3w5e11264sg3w5e11264", "db_3w5e11264sg3w5e11264_owner", "otherplan:prj_01234567890123456789"),
            new Canary("db_template", "db_template_owner", "groundplan: prj_01234567890123456789"));

    private final PostgresServer server;
    private String song;

    Canaries(PostgresServer server) {
        this.server = server;
    }

    void settle() throws SQLException {
        for (var canary : ALL) {
            try (var admin = server.connect(ADMIN_DATABASE)) {
                execute(admin, "create role %s".formatted(canary.owner()));
                execute(admin, "create database %s owner %s".formatted(canary.database(), canary.owner()));
                if (!canary.comment().isEmpty()) {
                    execute(admin, "comment on database %s is '%s'".formatted(canary.database(), canary.comment()));
                    execute(admin, "comment on role %s is '%s'".formatted(canary.owner(), canary.comment()));
                }
            }
            try (var database = server.connect(canary.database())) {
                execute(database, FILL);
                song = read(database, LISTEN);
            }
        }
    }

    /** Those that are gone or have changed. */
    List<String> harmed() throws SQLException {
        var harmed = new ArrayList<String>();
        for (var canary : ALL) {
            try (var database = server.connect(canary.database())) {
                var owner = read(
                        database,
                        "select pg_get_userbyid(datdba) from pg_database where datallowconn and datname = current_database()");
                if (!song.equals(read(database, LISTEN)) || !canary.owner().equals(owner)) {
                    harmed.add(canary.database() + " has changed");
                }
            } catch (SQLException e) {
                harmed.add(canary.database() + ": " + e.getMessage());
            }
        }
        return harmed;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String read(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
