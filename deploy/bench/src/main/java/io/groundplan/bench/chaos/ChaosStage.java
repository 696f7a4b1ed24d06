package io.groundplan.bench.chaos;

import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import io.vertx.core.Vertx;

import io.groundplan.bench.stage.Caller;
import io.groundplan.bench.stage.Neighbours;
import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.embedded.FreePort;
import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.embedded.PostgresServer;
import io.groundplan.testkit.net.TcpProxy;
import io.groundplan.testkit.token.TokenMint;

/**
 * The servers and services that chaos is made in: project-service and several workers as they are packaged. Whatever they
 * say to a database goes through a proxy that can cut it; what the chaos itself looks at does not.
 */
final class ChaosStage implements AutoCloseable {
    static final String PROJECTS = "project";
    static final String ENGINE = "provisioning";
    private static final String ISSUER = "https://issuer.groundplan.chaos";
    private static final String PASSWORD = "chaos";
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";
    private static final int PARTITIONS = 3;
    private static final int SECRET_BYTES = 32;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final String credential = HexFormat.of().formatHex(random());
    private final TokenMint mint = TokenMint.generate(ISSUER);
    private final ChaosOptions options;
    private final List<Program> workers = new ArrayList<>();
    private PostgresServer control;
    private PostgresServer tenant;
    private KafkaBroker kafka;
    private TcpProxy toControl;
    private TcpProxy toTenant;
    private Neighbours neighbours;
    private Program projects;

    ChaosStage(ChaosOptions options) {
        this.options = options;
    }

    void start() throws IOException, InterruptedException {
        var data = options.data();
        control = opened(PostgresServer.open(PostgresServer.Options.persistent(data.resolve("control"))));
        control.createOwnedDatabase(PROJECTS, PROJECTS, PASSWORD);
        control.createOwnedDatabase(ENGINE, ENGINE, PASSWORD);
        tenant = opened(PostgresServer.open(PostgresServer.Options.persistent(data.resolve("tenant"))));
        kafka = opened(KafkaBroker.open(
                KafkaBroker.Options.persistent(data.resolve("kafka")).withoutAutoCreatedTopics()));
        kafka.createTopics(topics(), PARTITIONS);
        toControl = opened(TcpProxy.to(control.port()));
        toTenant = opened(TcpProxy.to(tenant.port()));
        var vertx = Vertx.vertx();
        opened(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        neighbours = opened(new Neighbours(vertx, mint));
        startServices();
    }

    /** A worker asks project-service about drift, and project-service the first worker about clusters. */
    private void startServices() throws IOException, InterruptedException {
        int projectsPort = FreePort.find();
        int firstPort = FreePort.find();
        for (int i = 0; i < options.workers(); i++) {
            var settings = engineSettings(projectsPort);
            workers.add(launched("provisioning-worker", "worker-" + i, i == 0 ? firstPort : FreePort.find(), settings));
        }
        for (var worker : workers) {
            worker.awaitReady();
        }
        projects = launched("project-service", "project-service", projectsPort, projectSettings(firstPort));
        projects.awaitReady();
    }

    private Program launched(String service, String name, int port, Properties settings) throws IOException {
        return opened(
                Program.start(name, options.home().resolve(service).resolve(JAR), port, settings, options.data()));
    }

    private Properties engineSettings(int projectsPort) {
        var settings = settings(ENGINE, projectsPort, projectsPort);
        var cluster = "groundplan.clusters.local.";
        settings.setProperty(cluster + "name", "Local");
        settings.setProperty(cluster + "host", "localhost");
        settings.setProperty(cluster + "port", Integer.toString(toTenant.port()));
        settings.setProperty(cluster + "public-host", "localhost");
        settings.setProperty(cluster + "public-port", Integer.toString(tenant.port()));
        settings.setProperty(cluster + "admin-user", PostgresServer.ADMIN);
        settings.setProperty(cluster + "admin-password", "trusted-over-loopback");
        settings.setProperty(cluster + "max-databases", "100000");
        settings.setProperty(cluster + "ssl-mode", "disable");
        // what a killed worker costs is bounded by these: short ones make room for many of them
        settings.setProperty("mp.messaging.connector.smallrye-kafka.session.timeout.ms", "6000");
        settings.setProperty("mp.messaging.connector.smallrye-kafka.heartbeat.interval.ms", "1500");
        settings.setProperty("groundplan.worker.lease", "3s");
        settings.setProperty("groundplan.worker.reaper-interval", "1s");
        settings.setProperty("groundplan.worker.retry.base", "200ms");
        settings.setProperty("groundplan.worker.retry.max", "2s");
        settings.setProperty("groundplan.worker.deadline", "2m");
        // looks at databases that come and go at any moment
        settings.setProperty("groundplan.worker.sample-interval", "5s");
        settings.setProperty("groundplan.worker.drift-interval", "3s");
        return settings;
    }

    private Properties projectSettings(int workerPort) {
        var settings = settings(PROJECTS, workerPort, workerPort);
        var key = Base64.getEncoder().encodeToString(random());
        settings.setProperty("groundplan.secrets.current-key-id", "chaos1");
        settings.setProperty("groundplan.secrets.keys.chaos1", key);
        settings.setProperty("groundplan.project-tokens.current-key-id", "chaos1");
        settings.setProperty("groundplan.project-tokens.keys.chaos1", key);
        return settings;
    }

    private Properties settings(String database, int projectsPort, int workerPort) {
        var url = "postgresql://localhost:" + toControl.port() + "/" + database;
        var settings = new Properties();
        settings.setProperty("quarkus.datasource.jdbc.url", "jdbc:" + url);
        settings.setProperty("quarkus.datasource.reactive.url", url);
        settings.setProperty("quarkus.datasource.username", database);
        settings.setProperty("quarkus.datasource.password", PASSWORD);
        settings.setProperty("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.setProperty("groundplan.jwt.issuers.chaos.issuer", ISSUER);
        settings.setProperty("groundplan.jwt.issuers.chaos.jwks-url", neighbours.keysUrl());
        settings.setProperty("groundplan.internal.credential", credential);
        // counted as ever, and never refused
        settings.setProperty("groundplan.rate-limit.principal-requests", "1000000000");
        settings.setProperty("groundplan.services.membership-service.url", neighbours.url());
        settings.setProperty("groundplan.services.usage-service.url", neighbours.url());
        settings.setProperty("groundplan.services.project-service.url", "http://127.0.0.1:" + projectsPort);
        settings.setProperty("groundplan.services.provisioning-worker.url", "http://127.0.0.1:" + workerPort);
        return settings;
    }

    private static List<String> topics() {
        return Topics.ALL.stream()
                .flatMap(topic -> Stream.of(topic, Topics.deadLetters(topic)))
                .toList();
    }

    private static byte[] random() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private <T extends AutoCloseable> T opened(T part) {
        running.push(part);
        return part;
    }

    URI projectsAddress() {
        return projects.address();
    }

    List<Program> workers() {
        return workers;
    }

    PostgresServer control() {
        return control;
    }

    PostgresServer tenant() {
        return tenant;
    }

    KafkaBroker kafka() {
        return kafka;
    }

    TcpProxy toControl() {
        return toControl;
    }

    TcpProxy toTenant() {
        return toTenant;
    }

    long deadLetters() throws InterruptedException {
        return DeadLetters.count(kafka.bootstrapServers(), PARTITIONS);
    }

    Caller caller(String email) {
        return Caller.of(mint, email);
    }

    /** What services present to each other. */
    String credential() {
        return credential;
    }

    @Override
    public void close() {
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
