package io.groundplan.testkit.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An embedded PostgreSQL server; it can be stopped and started again on the same port and data. */
public final class PostgresServer implements AutoCloseable {
    /** The superuser, who connects over loopback without a password. */
    public static final String ADMIN = "postgres";

    private final ServerSwitch server;

    private PostgresServer(ServerSwitch server) {
        this.server = server;
    }

    /**
     * How a server is run. A null data directory means a temporary one, deleted on close; port 0 means a free one. With
     * `scram`, everyone but the admin needs a password. `fsync` off is for tests: a crash of the machine loses data.
     */
    public record Options(Path dataDirectory, int port, boolean scram, boolean fsync, int maxConnections) {
        /** Temporary, fast, and open to everyone on this machine. */
        public static Options forTests() {
            return new Options(null, 0, false, false, 200);
        }

        /** On data that stays and survives a crash, with passwords. */
        public static Options persistent(Path dataDirectory) {
            return new Options(dataDirectory, 0, true, true, 200);
        }

        public Options withScram() {
            return new Options(dataDirectory, port, true, fsync, maxConnections);
        }

        public Options withPort(int chosen) {
            return new Options(dataDirectory, chosen, scram, fsync, maxConnections);
        }

        public Options withDataDirectory(Path chosen) {
            return new Options(chosen, port, scram, fsync, maxConnections);
        }
    }

    /** Starts a server and waits until it answers. */
    public static PostgresServer open(Options options) {
        QuietLogs.apply();
        return attachedTo(PostgresProcess.started(options).control());
    }

    /** A handle on a server that runs in another class loader. */
    public static PostgresServer attachedTo(ServerSwitch server) {
        return new PostgresServer(server);
    }

    public int port() {
        return server.port();
    }

    public ServerSwitch control() {
        return server;
    }

    public String jdbcUrl(String database, String user) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database + "?user=" + user;
    }

    /** The URL of the reactive client, which takes the user from the configuration. */
    public String reactiveUrl(String database) {
        return "postgresql://localhost:" + port() + "/" + database;
    }

    /** A connection of the admin. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database, ADMIN));
    }

    /** A connection of any other user. */
    public Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database, user), user, password);
    }

    /** Creates the database unless it is there. */
    public void createDatabase(String name) {
        PostgresCatalog.of(this).createDatabase(name, ADMIN);
    }

    /** Creates a database and the login role that owns it, unless they are there; the password is set in any case. */
    public void createOwnedDatabase(String name, String owner, String password) {
        var catalog = PostgresCatalog.of(this);
        catalog.createLogin(owner, password);
        catalog.createDatabase(name, owner);
    }

    /** Creates a role that can log in, unless it is there; the password is set in any case. */
    public void createLogin(String role, String password) {
        PostgresCatalog.of(this).createLogin(role, password);
    }

    /** Disconnects everyone and stops; data and port are kept. Does nothing when the server is down. */
    public void stop() {
        server.off().run();
    }

    /** Starts again after {@link #stop()}. Does nothing when the server is up. */
    public void start() {
        server.on().run();
    }

    /** Stops for good and deletes a temporary data directory. */
    @Override
    public void close() {
        server.close().run();
    }
}
