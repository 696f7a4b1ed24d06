package io.groundplan.bench.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A packaged service in a process of its own, which can be killed and started again on the same port. */
final class Program implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration START_UP = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 100;
    private static final long STOP_SECONDS = 20;
    private static final int LOG_LINES = 60;

    private final String name;
    private final List<String> command;
    private final Path log;
    private final int port;
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    private Program(String name, List<String> command, Path log, int port) {
        this.name = name;
        this.command = command;
        this.log = log;
        this.port = port;
    }

    /** Starts it, without waiting for it. */
    static Program start(String name, Path jar, int port, Properties settings, Path directory) throws IOException {
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing; package the services first");
        }
        var file = directory.resolve(name + ".properties");
        settings.setProperty("quarkus.http.host", "127.0.0.1");
        settings.setProperty("quarkus.http.port", Integer.toString(port));
        try (var writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        var command = List.of(
                JAVA,
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.config.locations=" + file,
                "-jar",
                jar.toString());
        var program = new Program(name, command, directory.resolve(name + ".log"), port);
        program.start();
        return program;
    }

    String name() {
        return name;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it again unless it runs. */
    synchronized void start() throws IOException {
        if (process == null || !process.isAlive()) {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        }
    }

    /** SIGKILL: it can do nothing about it. */
    synchronized void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    void awaitReady() throws InterruptedException, IOException {
        long deadline = System.nanoTime() + START_UP.toNanos();
        while (!isReady()) {
            if (!isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException(name + " did not start:\n" + endOfLog());
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    String endOfLog() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - LOG_LINES), all.size()));
        }
    }

    @Override
    public synchronized void close() {
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

    private synchronized boolean isAlive() {
        return process.isAlive();
    }

    private boolean isReady() throws InterruptedException {
        var request = HttpRequest.newBuilder(address().resolve("/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
