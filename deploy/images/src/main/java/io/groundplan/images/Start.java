package io.groundplan.images;

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
import java.util.concurrent.TimeUnit;

import io.groundplan.testkit.embedded.FreePort;

/** One start of a staged service, up to the moment when it is ready. */
public final class Start implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 5;

    private final Process process;
    private final Path log;
    private final Duration untilReady;

    private Start(Process process, Path log, Duration untilReady) {
        this.process = process;
        this.log = log;
        this.untilReady = untilReady;
    }

    /** Starts it in its directory, as in its image, with that Java and these options of it. */
    public static Start of(Stage stage, Servers servers, Path jdk, List<String> options)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        var settings = stage.directory().resolveSibling(stage.name() + ".properties");
        try (var writer = Files.newBufferedWriter(settings)) {
            servers.settings(stage.name(), port).store(writer, null);
        }
        var log = stage.directory().resolveSibling(stage.name() + ".log");
        var command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(options);
        command.addAll(List.of("-Dquarkus.config.locations=" + settings.toAbsolutePath(), "-jar", stage.jar()));
        return of(new ProcessBuilder(command).directory(stage.directory().toFile()), port, log);
    }

    /** Starts a program and waits until it says at this port that it is ready. */
    static Start of(ProcessBuilder program, int port, Path log) throws IOException, InterruptedException {
        long began = System.nanoTime();
        var process =
                program.redirectErrorStream(true).redirectOutput(log.toFile()).start();
        // whoever is stopped while this runs leaves nothing behind
        var stop = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        awaitReady(process, port, log);
        return new Start(process, log, Duration.ofNanos(System.nanoTime() - began));
    }

    public Duration untilReady() {
        return untilReady;
    }

    /** What the process holds in memory, in bytes. */
    public long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .findFirst()
                .orElseThrow();
    }

    /** Asks it to end and waits until it has; a recording is written then. */
    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("it does not end:\n" + Files.readString(log));
    }

    private static void awaitReady(Process process, int port, Path log) throws IOException, InterruptedException {
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady(http, request)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("it does not become ready:\n" + Files.readString(log));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean isReady(HttpClient http, HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
