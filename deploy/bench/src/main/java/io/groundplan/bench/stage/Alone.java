package io.groundplan.bench.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

import io.vertx.core.Vertx;

import io.groundplan.bench.load.LoadGenerator;
import io.groundplan.testkit.token.TokenMint;

/** One service with Kafka and PostgreSQL, and nothing to compare it with but what a bench does itself. */
public final class Alone implements AutoCloseable {
    private static final String ISSUER = "https://issuer.groundplan.bench";
    private static final String SERVICE = "service";
    private static final int SECRET_BYTES = 32;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final TokenMint mint = TokenMint.generate(ISSUER);
    private final Path directory = Path.of(System.getenv("GROUNDPLAN_DATA"));
    private Vertx vertx;
    private Backing backing;
    private Application application;

    /** Starts the packaged service of that name and waits until it is ready. */
    public void start(String service) throws Exception {
        vertx = Vertx.vertx();
        opened(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        backing = opened(new Backing(directory));
        var neighbours = opened(new Neighbours(vertx, mint));
        var settings = backing.database(SERVICE);
        settings.setProperty("kafka.bootstrap.servers", backing.kafkaServers());
        settings.setProperty("groundplan.jwt.issuers.bench.issuer", ISSUER);
        settings.setProperty("groundplan.jwt.issuers.bench.jwks-url", neighbours.keysUrl());
        settings.setProperty("groundplan.internal.credential", secret());
        List.of("membership-service", "provisioning-worker", "project-service", "usage-service")
                .forEach(other -> settings.setProperty("groundplan.services." + other + ".url", neighbours.url()));
        var options = List.of(System.getenv("GROUNDPLAN_JAVA_OPTIONS").split(" "));
        application = opened(Application.start(
                service, Path.of(service, "target/quarkus-app/quarkus-run.jar"), options, settings, directory));
        application.awaitReady(HttpClient.newHttpClient(), "/q/health/ready");
    }

    public Vertx vertx() {
        return vertx;
    }

    public URI address() {
        return application.address();
    }

    public String kafkaServers() {
        return backing.kafkaServers();
    }

    public Caller caller(String email) {
        return Caller.of(mint, email);
    }

    /** A connection of the admin to the service's database. */
    public Connection connect() throws SQLException {
        return opened(backing.connect(SERVICE));
    }

    /** Another database on the same server, and the settings that lead to it. */
    public Properties database(String name) {
        return backing.database(name);
    }

    public LoadGenerator load(int connections) {
        return opened(new LoadGenerator(vertx, address(), connections));
    }

    public Duration cpu() {
        return application.cpu();
    }

    /** What the service's process holds in memory, in bytes. */
    public long residentBytes() throws IOException {
        var process = ProcessHandle.current()
                .children()
                .filter(child -> child.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains("-jar"))
                        .orElse(false))
                .findFirst()
                .orElseThrow();
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        synchronized (running) {
            while (!running.isEmpty()) {
                try {
                    running.pop().close();
                } catch (Exception e) {
                    // the others must be stopped all the same
                    e.printStackTrace();
                }
            }
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        synchronized (running) {
            running.push(part);
            return part;
        }
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
