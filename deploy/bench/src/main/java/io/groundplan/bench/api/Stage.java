package io.groundplan.bench.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;

import io.groundplan.testkit.token.TokenMint;

/** Everything that runs while it is measured, stopped in reverse order. */
final class Stage implements AutoCloseable {
    static final String BARE = "bare";
    static final String SERVICE = "project";
    private static final String ISSUER = "https://issuer.groundplan.bench";
    private static final int SECRET_BYTES = 32;
    private static final long POLL_MILLIS = 2;

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final TokenMint mint = TokenMint.generate(ISSUER);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Options options;
    private boolean closed;
    private Vertx vertx;
    private Neighbours neighbours;
    private ServiceData serviceData;
    private BareData bareData;
    private Side bare;
    private Side service;

    Stage(Options options) {
        this.options = options;
    }

    void start() throws Exception {
        vertx = Vertx.vertx();
        opened(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        var backing = opened(new Backing(options.directory()));
        neighbours = opened(new Neighbours(vertx, mint));
        var bareApplication =
                launched(BARE, "deploy/bench/bare/target/quarkus-app/quarkus-run.jar", backing.database(BARE));
        var serviceApplication = launched(
                "project-service",
                "project-service/target/quarkus-app/quarkus-run.jar",
                serviceSettings(backing.database(SERVICE), backing.kafkaServers()));
        bareApplication.awaitReady(http, "/projects?team=00000000-0000-0000-0000-000000000000&limit=1");
        serviceApplication.awaitReady(http, "/q/health/ready");
        bareData = new BareData(opened(backing.connect(BARE)));
        serviceData = new ServiceData(opened(backing.connect(SERVICE)));
        bare = opened(new Side(bareApplication, vertx, () -> {}));
        service = opened(new Side(serviceApplication, vertx, this::awaitEmptyOutbox));
    }

    Caller caller(String email) {
        return Caller.of(mint, email);
    }

    Side bare() {
        return bare;
    }

    Side service() {
        return service;
    }

    BareData bareData() {
        return bareData;
    }

    ServiceData serviceData() {
        return serviceData;
    }

    Neighbours neighbours() {
        return neighbours;
    }

    Probe probe(Side side) {
        return new Probe(http, side.address());
    }

    @Override
    public void close() {
        synchronized (running) {
            closed = true;
            while (!running.isEmpty()) {
                stop(running.pop());
            }
        }
    }

    private Properties serviceSettings(Properties settings, String kafka) {
        settings.setProperty("kafka.bootstrap.servers", kafka);
        settings.setProperty("groundplan.jwt.issuers.bench.issuer", ISSUER);
        settings.setProperty("groundplan.jwt.issuers.bench.jwks-url", neighbours.keysUrl());
        settings.setProperty("groundplan.internal.credential", HexFormat.of().formatHex(random()));
        settings.setProperty("groundplan.secrets.current-key-id", "bench1");
        settings.setProperty(
                "groundplan.secrets.keys.bench1", Base64.getEncoder().encodeToString(random()));
        settings.setProperty("groundplan.project-tokens.current-key-id", "bench1");
        settings.setProperty(
                "groundplan.project-tokens.keys.bench1", Base64.getEncoder().encodeToString(random()));
        settings.setProperty("groundplan.services.membership-service.url", neighbours.url());
        settings.setProperty("groundplan.services.provisioning-worker.url", neighbours.url());
        settings.setProperty("groundplan.services.usage-service.url", neighbours.url());
        // of the services only this one runs, and only its REST client to itself asks for it
        settings.setProperty("groundplan.services.project-service.url", neighbours.url());
        return settings;
    }

    private Application launched(String name, String jar, Properties settings) throws IOException {
        return opened(Application.start(name, Path.of(jar), options.javaOptions(), settings, options.directory()));
    }

    private void awaitEmptyOutbox() throws Exception {
        while (!serviceData.isOutboxEmpty()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private <T extends AutoCloseable> T opened(T part) {
        synchronized (running) {
            if (closed) {
                stop(part);
                throw new IllegalStateException("the bench is being stopped");
            }
            running.push(part);
            return part;
        }
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // the others must be stopped all the same
            e.printStackTrace();
        }
    }

    private static byte[] random() {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
