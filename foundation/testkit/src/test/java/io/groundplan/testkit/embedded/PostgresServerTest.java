package io.groundplan.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PostgresServerTest {
    private static final String INVALID_PASSWORD = "28P01";

    @TempDir
    static Path directory;

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        server = PostgresServer.open(PostgresServer.Options.persistent(directory.resolve("with space")));
        server.createOwnedDatabase("app", "app_owner", "it's a secret");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aRoleConnectsWithItsPasswordOnly() throws SQLException {
        try (var connection = server.connect("app", "app_owner", "it's a secret")) {
            assertEquals("app_owner", text(connection, "select current_user"));
        }
        var refused = assertThrows(SQLException.class, () -> server.connect("app", "app_owner", "wrong"));
        assertEquals(INVALID_PASSWORD, refused.getSQLState());
    }

    @Test
    void theAdminNeedsNoPassword() throws SQLException {
        try (var admin = server.connect("app")) {
            assertEquals("on", text(admin, "select current_setting('is_superuser')"));
        }
    }

    @Test
    void thePasswordIsStoredAsAScramVerifier() throws SQLException {
        try (var admin = server.connect("postgres")) {
            var verifier = text(admin, "select rolpassword from pg_authid where rolname = 'app_owner'");
            assertTrue(verifier.startsWith("SCRAM-SHA-256$4096:"), verifier);
        }
    }

    @Test
    void theOwnerCreatesTablesAndTrustedExtensions() throws SQLException {
        try (var connection = server.connect("app", "app_owner", "it's a secret")) {
            execute(connection, "create extension if not exists hstore");
            execute(connection, "create table if not exists notes (tags hstore)");
            assertEquals("1", text(connection, "select 'a=>1'::hstore -> 'a'"));
        }
    }

    @Test
    void commitsAreDurableAndConnectionsPlenty() throws SQLException {
        try (var admin = server.connect("postgres")) {
            assertEquals("on", text(admin, "show synchronous_commit"));
            assertEquals("on", text(admin, "show fsync"));
            assertEquals("200", text(admin, "show max_connections"));
        }
    }

    @Test
    void creatingTheSameDatabaseTwiceKeepsItAndChangesThePassword() throws SQLException {
        server.createOwnedDatabase("again", "again_owner", "first");
        server.createOwnedDatabase("again", "again_owner", "second");
        try (var connection = server.connect("again", "again_owner", "second")) {
            assertEquals("again", text(connection, "select current_database()"));
        }
    }

    @Test
    void dataAndPortSurviveAStop() throws SQLException {
        int port = server.port();
        server.createDatabase("kept");
        server.stop();
        assertThrows(SQLException.class, () -> server.connect("kept"));
        server.start();
        assertEquals(port, server.port());
        assertHolds(server, "kept");
        assertThrows(SQLException.class, () -> server.connect("app", "app_owner", "wrong"));
    }

    @Test
    void aServerLeftRunningByAKilledProcessIsReplaced() throws Exception {
        var folder = directory.resolve("orphaned");
        var killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PostgresUntilKilled.class.getName(),
                        folder.toString())
                .start();
        int port = Integer.parseInt(killed.inputReader().readLine());
        killed.destroyForcibly().waitFor();
        var pidFile = folder.resolve("postmaster.pid");
        var copy = Files.copy(pidFile, directory.resolve("pid"));

        var options = PostgresServer.Options.persistent(folder).withPort(port);
        try (var second = PostgresServer.open(options)) {
            assertHolds(second, "kept");
        }
        // and once more with nothing but the file left
        Files.copy(copy, pidFile);
        try (var third = PostgresServer.open(options)) {
            assertHolds(third, "kept");
        }
    }

    @Test
    void aTakenPortIsSaidAtOnce() {
        var options = PostgresServer.Options.forTests().withPort(server.port());
        var failure = assertThrows(IllegalStateException.class, () -> PostgresServer.open(options));
        assertEquals("port " + server.port() + " is taken", failure.getCause().getMessage());
    }

    @Test
    void temporaryDataGoesWithTheServer() {
        var temporary = PostgresServer.open(PostgresServer.Options.forTests());
        assertEquals(1, temporaryDirectories(temporary));
        temporary.close();
        assertEquals(0, temporaryDirectories(temporary));
    }

    private static void assertHolds(PostgresServer server, String database) throws SQLException {
        try (var admin = server.connect(database)) {
            assertEquals(database, text(admin, "select current_database()"));
        }
    }

    private static long temporaryDirectories(PostgresServer server) {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("groundplan-postgres-"))
                    .filter(file -> opensPort(file.resolve("postmaster.opts"), server.port()))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean opensPort(Path options, int port) {
        try {
            return Files.readString(options).contains("\"" + port + "\"");
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
