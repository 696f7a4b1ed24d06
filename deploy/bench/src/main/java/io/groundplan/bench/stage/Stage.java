package io.groundplan.bench.stage;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;

import io.groundplan.bench.Line;
import io.groundplan.bench.load.UnexpectedAnswerException;
import io.groundplan.testkit.token.TokenMint;

/** Everything that runs while one service is measured beside the bare application, stopped in reverse order. */
public final class Stage implements AutoCloseable {
    private static final String BARE = "bare";
    private static final String SERVICE = "service";
    private static final String ISSUER = "https://issuer.groundplan.bench";
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";
    private static final String OUTBOX_IS_EMPTY = "select not exists (select 1 from outbox)";
    private static final int SECRET_BYTES = 32;
    private static final long POLL_MILLIS = 2;

    /** What is done on the stage. */
    public interface Performance {
        void on(Stage stage) throws Exception;
    }

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final TokenMint mint = TokenMint.generate(ISSUER);
    private final HttpClient http = HttpClient.newHttpClient();
    private final String measured;
    private final Path directory = Path.of(System.getenv("GROUNDPLAN_DATA"));
    private final List<String> javaOptions =
            List.of(System.getenv("GROUNDPLAN_JAVA_OPTIONS").split(" "));
    private boolean closed;
    private Vertx vertx;
    private Backing backing;
    private Neighbours neighbours;
    private Connection outbox;
    private Side bare;
    private Side service;

    private Stage(String measured) {
        this.measured = measured;
    }

    /** Does it beside the service of that name, and ends the program. */
    public static void perform(String measured, Performance performance) {
        int exit = 0;
        try (var stage = new Stage(measured)) {
            Runtime.getRuntime().addShutdownHook(new Thread(stage::close));
            stage.start();
            performance.on(stage);
            stage.neighbours.unknown().forEach(asked -> Line.remark("asked for, but not here: " + asked));
        } catch (UnexpectedAnswerException e) {
            System.err.println("! " + e.getMessage());
            exit = 1;
        } catch (Exception e) {
            e.printStackTrace();
            exit = 1;
        }
        // Kafka leaves threads behind that are no daemons
        System.exit(exit);
    }

    private void start() throws Exception {
        vertx = Vertx.vertx();
        opened(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
        backing = opened(new Backing(directory));
        neighbours = opened(new Neighbours(vertx, mint));
        var bareApplication = launched(BARE, "deploy/bench/bare/" + JAR, bareSettings());
        var serviceApplication = launched(
                measured, measured + "/" + JAR, serviceSettings(backing.database(SERVICE), backing.kafkaServers()));
        bareApplication.awaitReady(http, "/projects?team=00000000-0000-0000-0000-000000000000&limit=1");
        serviceApplication.awaitReady(http, "/q/health/ready");
        outbox = connectToService();
        bare = opened(new Side(bareApplication, vertx, () -> {}));
        service = opened(new Side(serviceApplication, vertx, this::awaitEmptyOutbox));
    }

    public Caller caller(String email) {
        return Caller.of(mint, email);
    }

    /** The last statement of the service whose text is like that, right after a request that runs it. */
    public String seenStatement(String like) throws SQLException {
        return SeenStatement.last(outbox, like);
    }

    public Side bare() {
        return bare;
    }

    public Side service() {
        return service;
    }

    public Connection connectToBare() throws SQLException {
        return opened(backing.connect(BARE));
    }

    public Connection connectToService() throws SQLException {
        return opened(backing.connect(SERVICE));
    }

    public Probe probe(Side side) {
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

    /** Its own database, and the service's, to run there what the service runs. */
    private Properties bareSettings() {
        var settings = backing.database(BARE);
        backing.database(SERVICE)
                .forEach((key, value) -> settings.put(
                        key.toString().replace("quarkus.datasource.", "quarkus.datasource.served."), value));
        return settings;
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
        return opened(Application.start(name, Path.of(jar), javaOptions, settings, directory));
    }

    /** Until every fact is published, so that the relay takes nothing from what is measured next. */
    private void awaitEmptyOutbox() throws Exception {
        while (!isOutboxEmpty()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private boolean isOutboxEmpty() throws SQLException {
        try (var statement = outbox.createStatement();
                var rows = statement.executeQuery(OUTBOX_IS_EMPTY)) {
            rows.next();
            return rows.getBoolean(1);
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
