package io.groundplan.usage.messaging;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import org.awaitility.Awaitility;

import io.groundplan.testkit.embedded.FreePort;

/** The packaged service in a process of its own. */
final class UsageProcess {
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
    private static final Path LOGS = Path.of("target/usage-processes");
    private static final Duration START = Duration.ofMinutes(2);

    private static int started;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Process process;
    private final Path log;
    private final int port;

    private UsageProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Does not wait until it is ready. */
    static UsageProcess start(Map<String, String> settings) throws IOException {
        int port = FreePort.find();
        var name = "usage-service-" + ++started;
        var file = Files.createDirectories(LOGS).resolve(name + ".properties");
        var properties = new Properties();
        properties.putAll(settings);
        properties.setProperty("quarkus.http.port", Integer.toString(port));
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        var log = LOGS.resolve(name + ".log");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dquarkus.config.locations=" + file,
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new UsageProcess(process, log, port);
    }

    int port() {
        return port;
    }

    void awaitReady() {
        Awaitility.await("the service is ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the service ended, see " + log.toAbsolutePath());
                    }
                    return isReady();
                });
    }

    /** As the kernel does it: nothing of the process runs any more when this returns. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean isReady() throws InterruptedException {
        var question = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/q/health/ready"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
