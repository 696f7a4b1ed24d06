package io.groundplan.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** The operating system's side of a server: its data directory, its options and the process that runs on them. */
final class PostgresProcess {
    private static final Duration START_UP = Duration.ofSeconds(60);
    static final String PASSWORDS_FOR_ALL_BUT_THE_ADMIN =
            """
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128 trust
            host all all 0.0.0.0/0 scram-sha-256
            host all all ::/0 scram-sha-256
            """;

    private final PostgresServer.Options options;
    private final DataDirectory directory;
    private final int port;
    private EmbeddedPostgres running;

    private PostgresProcess(PostgresServer.Options options) {
        this.options = options;
        this.directory = DataDirectory.of(options.dataDirectory(), "postgres");
        this.port = FreePort.orFind(options.port());
    }

    static PostgresProcess started(PostgresServer.Options options) {
        var process = new PostgresProcess(options);
        process.start();
        return process;
    }

    ServerSwitch control() {
        return new ServerSwitch(port, this::start, this::stop, this::close);
    }

    private synchronized void start() {
        if (running != null) {
            return;
        }
        try {
            LingeringPostgres.of(directory.path()).stop();
            FreePort.require(port);
            running = builder().start();
            if (options.scram()) {
                requirePasswords();
            }
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL did not start on port " + port, e);
        }
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(directory.path())
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(START_UP)
                .setServerConfig("max_connections", Integer.toString(options.maxConnections()))
                .setServerConfig("fsync", options.fsync() ? "on" : "off")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("timezone", "UTC")
                // users may create its extension, and tests count statements by it
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                // whole statements in pg_stat_activity
                .setServerConfig("track_activity_query_size", "16384")
                // a socket would be a second door, one that the rules below do not guard
                .setServerConfig("unix_socket_directories", "");
    }

    /** At the first start only the admin exists, so nobody can use the moment before these rules are loaded. */
    private void requirePasswords() throws IOException, SQLException {
        var rules = directory.path().resolve("pg_hba.conf");
        if (Files.readString(rules).equals(PASSWORDS_FOR_ALL_BUT_THE_ADMIN)) {
            return;
        }
        Files.writeString(rules, PASSWORDS_FOR_ALL_BUT_THE_ADMIN);
        try (var admin = running.getPostgresDatabase().getConnection();
                var statement = admin.createStatement()) {
            statement.execute("select pg_reload_conf()");
        }
    }

    private synchronized void stop() {
        if (running == null) {
            return;
        }
        try {
            running.close();
            running = null;
            LingeringPostgres.of(directory.path()).stop();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }

    private synchronized void close() {
        stop();
        directory.deleteIfTemporary();
    }
}
