package io.groundplan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;

import org.awaitility.Awaitility;

import io.groundplan.testkit.embedded.FreePort;

/** Another process of a service of the stack, with the same configuration at a port of its own, past the gateway. */
final class Replica implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final URI address;

    private Replica(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Replica of(RunningStack stack, String service) {
        return of(stack, service, Map.of());
    }

    /** With some settings of its own. */
    static Replica of(RunningStack stack, String service, Map<String, String> settings) {
        int port = FreePort.find();
        var jar = Path.of(System.getProperty("groundplan.home"), service, "target/quarkus-app/quarkus-run.jar");
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dquarkus.config.locations=" + configuration(stack, service, port, settings),
                            "-jar",
                            jar.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(stack.log(service + "-replica"))
                    .start();
            return new Replica(process, URI.create("http://localhost:" + port)).ready();
        } catch (IOException e) {
            throw new UncheckedIOException("the replica cannot be started", e);
        }
    }

    /** A file of its own: what a file says wins over what the command line says. It has passwords, as the first one has. */
    private static Path configuration(RunningStack stack, String service, int port, Map<String, String> own)
            throws IOException {
        var settings = new Properties();
        try (var from = Files.newInputStream(stack.configuration(service))) {
            settings.load(from);
        }
        settings.setProperty("quarkus.http.port", Integer.toString(port));
        settings.putAll(own);
        var file = stack.configuration(service + "-replica");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var to = Files.newOutputStream(file)) {
            settings.store(to, null);
        }
        return file;
    }

    URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private Replica ready() {
        var client = new Client(address);
        try {
            Awaitility.await("the replica is ready").atMost(START).until(() -> {
                if (!process.isAlive()) {
                    throw new AssertionError("the replica ended, see its log");
                }
                return client.isReady();
            });
            return this;
        } catch (RuntimeException | AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }
}
