package io.groundplan.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

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
        int port = FreePort.find();
        var jar = Path.of(System.getProperty("groundplan.home"), service, "target/quarkus-app/quarkus-run.jar");
        try {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dquarkus.config.locations=" + stack.configuration(service),
                            "-Dquarkus.http.port=" + port,
                            "-jar",
                            jar.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Replica(process, URI.create("http://localhost:" + port)).ready();
        } catch (IOException e) {
            throw new UncheckedIOException("the replica cannot be started", e);
        }
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
            Awaitility.await("the replica is ready").atMost(START).until(() -> process.isAlive() && client.isReady());
            return this;
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }
}
