package io.groundplan.e2e;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Predicate;

/** A project's database as its connection URL names it, opened with JDBC. */
record LogicalDatabase(String host, int port, String database, String username, String password) {
    private static final String ADMIN = "postgres";
    private static final Predicate<String> NAMES_A_PASSWORD = userInfo -> userInfo != null && userInfo.contains(":");

    static LogicalDatabase of(String directUrl) {
        var url = URI.create(directUrl);
        if (!NAMES_A_PASSWORD.test(url.getUserInfo())) {
            throw new AssertionError("the URL has no user and password");
        }
        var user = url.getUserInfo().split(":", 2);
        return new LogicalDatabase(url.getHost(), url.getPort(), url.getPath().substring(1), user[0], user[1]);
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), username, password);
    }

    /** The same server as its administrator sees it, who needs no password on this machine. */
    Connection openAsAdmin() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(ADMIN), ADMIN, "");
    }

    void execute(String... statements) throws SQLException {
        try (var connection = open();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    String query(String sql) throws SQLException {
        try (var connection = open()) {
            return single(connection, sql);
        }
    }

    /** How many databases and roles of this name and its derivatives the server has. */
    int remains() throws SQLException {
        try (var connection = openAsAdmin()) {
            var like = " like '" + database + "%'";
            return Integer.parseInt(single(
                    connection,
                    "select (select count(*) from pg_database where datname" + like
                            + ") + (select count(*) from pg_roles where rolname" + like + ")"));
        }
    }

    @Override
    public String toString() {
        return "LogicalDatabase[" + username + "@" + database + "]";
    }

    private String jdbcUrl(String name) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + name + "?sslmode=disable";
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
