package io.groundplan.bench.stage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.groundplan.testkit.embedded.FreePort;

/** A packaged Quarkus application in a process of its own. */
public final class Application implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration START_UP = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 100;
    private static final int LOG_LINES = 60;
    private static final long STOP_SECONDS = 20;

    private final String name;
    private final Path log;
    private final int port;
    private final Process process;

    private Application(String name, Path log, int port, Process process) {
        this.name = name;
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /** Starts it, without waiting for it. */
    static Application start(String name, Path jar, List<String> javaOptions, Properties settings, Path directory)
            throws IOException {
        int port = FreePort.find();
        var file = directory.resolve(name + ".properties");
        var log = directory.resolve(name + ".log");
        settings.setProperty("quarkus.http.host", "127.0.0.1");
        settings.setProperty("quarkus.http.port", Integer.toString(port));
        // counted as ever, and never refused
        settings.setProperty("groundplan.rate-limit.principal-requests", "1000000000");
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        var command = new ArrayList<>(List.of(JAVA));
        command.addAll(javaOptions);
        command.addAll(List.of("-Dquarkus.config.locations=" + file, "-jar", jar.toString()));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Application(name, log, port, process);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Waits until the path is answered with 200. */
    void awaitReady(HttpClient http, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve(path))
                .timeout(PATIENCE)
                .build();
        long deadline = System.nanoTime() + START_UP.toNanos();
        while (!isAnswered(http, request)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " did not start:\n" + beginningOfLog());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String beginningOfLog() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.limit(LOG_LINES).collect(Collectors.joining("\n"));
        }
    }

    private static boolean isAnswered(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
