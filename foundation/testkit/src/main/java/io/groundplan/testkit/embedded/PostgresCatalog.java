package io.groundplan.testkit.embedded;

import java.sql.Connection;
import java.sql.SQLException;

/** Creates databases and roles as the admin; names and passwords are quoted by the server itself. */
record PostgresCatalog(PostgresServer server) {

    static PostgresCatalog of(PostgresServer server) {
        return new PostgresCatalog(server);
    }

    void createLogin(String role, String password) {
        asAdmin("could not create role " + role, admin -> {
            if (!exists(admin, "select 1 from pg_roles where rolname = ?", role)) {
                execute(admin, "select format('create role %I login', ?)", role);
            }
            execute(admin, "select format('alter role %I password %L', ?, ?)", role, password);
        });
    }

    void createDatabase(String database, String owner) {
        asAdmin("could not create database " + database, admin -> {
            if (!exists(admin, "select 1 from pg_database where datname = ?", database)) {
                execute(admin, "select format('create database %I owner %I', ?, ?)", database, owner);
                execute(admin, "select format('revoke all on database %I from public', ?)", database);
            }
        });
    }

    private void asAdmin(String failure, Work work) {
        try (var admin = server.connect(PostgresServer.ADMIN)) {
            work.run(admin);
        } catch (SQLException e) {
            throw new IllegalStateException(failure, e);
        }
    }

    private static boolean exists(Connection admin, String query, String name) throws SQLException {
        try (var statement = admin.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection admin, String format, String... arguments) throws SQLException {
        try (var formatting = admin.prepareStatement(format);
                var statement = admin.createStatement()) {
            for (int i = 0; i < arguments.length; i++) {
                formatting.setString(i + 1, arguments[i]);
            }
            var formatted = formatting.executeQuery();
            formatted.next();
            statement.execute(formatted.getString(1));
        }
    }

    private interface Work {
        void run(Connection admin) throws SQLException;
    }
}
