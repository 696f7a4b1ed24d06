package io.groundplan.worker.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import io.groundplan.testkit.embedded.Unprivileged;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.cluster.PoolerTestResource;

/** The installed PgBouncer in front of the tenant server, configured as deploy/pgbouncer/pgbouncer.ini shows. */
final class PgBouncer implements AutoCloseable {
    static final String PASSWORD = "of-the-pooler";

    private static final Path EXAMPLE = Path.of("../deploy/pgbouncer/pgbouncer.ini");

    private final Process process;
    private final Path directory;

    private PgBouncer(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    static Optional<Path> program() {
        return Stream.of("/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static PgBouncer start() throws IOException {
        var directory = Files.createTempDirectory("pgbouncer-");
        var users = directory.resolve("userlist.txt");
        Files.writeString(users, "\"%s\" \"%s\"\n".formatted(PoolerTestResource.ROLE, PASSWORD));
        var settings = directory.resolve("pgbouncer.ini");
        Files.writeString(
                settings,
                Files.readString(EXAMPLE)
                        .replace("postgres.internal", "127.0.0.1")
                        .replace("port=5432", "port=" + TestServers.tenant().port())
                        .replace("listen_port = 6432", "listen_port = " + PoolerTestResource.port())
                        .replace("query_wait_timeout = 15", "query_wait_timeout = 3")
                        .replace("listen_addr = *", "listen_addr = 127.0.0.1")
                        .replace("/etc/pgbouncer/userlist.txt", users.toString()));
        var log = directory.resolve("pgbouncer.log");
        var process = Unprivileged.command(log.toFile(), program().orElseThrow().toString(), settings.toString())
                .start();
        Awaitility.await("listening pooler")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.readString(log).contains("listening on"));
        return new PgBouncer(process, directory);
    }

    /** As drivers connect; it does not know statements that a driver prepares at the server. */
    Connection connect(Tenant tenant, String database, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", tenant.target().loginRole());
        properties.setProperty("password", password);
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("sslmode", "disable");
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + PoolerTestResource.port() + "/" + database, properties);
    }

    Connection connect(Tenant tenant, String password) throws SQLException {
        return connect(tenant, tenant.database(), password);
    }

    /** What the pooler said, for whoever wants to know why a test failed. */
    String log() {
        try {
            return Files.readString(directory.resolve("pgbouncer.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Awaitility.await("end of the pooler")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive());
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
