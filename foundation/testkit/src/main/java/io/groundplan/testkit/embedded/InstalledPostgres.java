package io.groundplan.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * The PostgreSQL of the operating system's packages, the way Debian installs it, with the extensions that are installed
 * beside it; on a temporary directory and a port of its own, with passwords for everyone but the admin.
 */
public final class InstalledPostgres {
    private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
    private static final Duration START_UP = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path programs;
    private final DataDirectory directory;
    private final int port = FreePort.find();

    private InstalledPostgres(Path programs) {
        this.programs = programs;
        this.directory = DataDirectory.of(null, "installed-postgres");
    }

    /** Where the programs of the newest installed version are. */
    public static Optional<Path> programs() {
        if (!Files.isDirectory(VERSIONS)) {
            return Optional.empty();
        }
        try (var versions = Files.list(VERSIONS)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparingInt(InstalledPostgres::version));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server and waits until it answers. */
    public static PostgresServer open() {
        var installed = new InstalledPostgres(
                programs().orElseThrow(() -> new IllegalStateException("no PostgreSQL under " + VERSIONS)));
        installed.initialize();
        installed.start();
        return PostgresServer.attachedTo(
                new ServerSwitch(installed.port, installed::start, installed::stop, installed::close));
    }

    private void initialize() {
        run("initdb", "-D", data(), "-U", PostgresServer.ADMIN, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        try {
            Files.writeString(Path.of(data(), "pg_hba.conf"), PostgresProcess.PASSWORDS_FOR_ALL_BUT_THE_ADMIN);
            Files.writeString(
                    Path.of(data(), "postgresql.auto.conf"),
                    """
                    port = %d
                    listen_addresses = 'localhost'
                    unix_socket_directories = ''
                    max_connections = 200
                    fsync = off
                    password_encryption = 'scram-sha-256'
                    timezone = 'UTC'
                    shared_preload_libraries = 'pg_stat_statements'
                    """
                            .formatted(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void start() {
        if (answers()) {
            return;
        }
        try {
            command("postgres", "-D", data()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Awaitility.await("PostgreSQL on port " + port)
                .atMost(START_UP)
                .pollInterval(PAUSE)
                .until(this::answers);
    }

    private synchronized void stop() {
        try {
            LingeringPostgres.of(Path.of(data())).stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        stop();
        directory.deleteIfTemporary();
    }

    private boolean answers() {
        var url = "jdbc:postgresql://localhost:" + port + "/postgres?connectTimeout=5&user=" + PostgresServer.ADMIN;
        try (var connection = DriverManager.getConnection(url)) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    private void run(String... command) {
        try {
            var process = command(command).start();
            if (!process.waitFor(START_UP.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(List.of(command) + " failed, see " + log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder command(String... command) {
        command[0] = programs.resolve(command[0]).toString();
        return Unprivileged.command(log().toFile(), command);
    }

    private String data() {
        return directory.path().resolve("data").toString();
    }

    private Path log() {
        return directory.path().resolve("postgres.log");
    }

    private static int version(Path bin) {
        var name = bin.getParent().getFileName().toString();
        return name.matches("\\d+") ? Integer.parseInt(name) : 0;
    }
}
