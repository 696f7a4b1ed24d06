package io.groundplan.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import io.groundplan.testkit.embedded.FreePort;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** The packaged stack, started by the same command as a newcomer's, with data of its own. */
final class RunningStack implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Process process;
    private final Path data;
    private final int port;

    private RunningStack(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    /** On new data, with options of `deploy/local/up`. */
    static RunningStack start(String... options) {
        return startWith(Map.of(), options);
    }

    /** With variables of its environment. */
    static RunningStack startWith(Map<String, String> environment, String... options) {
        try {
            return launched(Files.createTempDirectory("groundplan-e2e-"), environment, options);
        } catch (IOException e) {
            throw new UncheckedIOException("the stack cannot be started", e);
        }
    }

    /** Another stack on what was kept. */
    static RunningStack restored(Path backup) {
        return launched(backup, Map.of());
    }

    /** Stops and starts again on the same data. */
    RunningStack restarted(String... options) {
        stop();
        return launched(data, Map.of(), options);
    }

    private static RunningStack launched(Path data, Map<String, String> environment, String... options) {
        var home = Path.of(System.getProperty("groundplan.home"));
        var command = Stream.concat(
                        Stream.of(home.resolve("deploy/local/up").toString(), "--no-build"), Stream.of(options))
                .toList();
        try {
            int port = FreePort.find();
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("up.log").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("GROUNDPLAN_DATA", data.toString());
            builder.environment().put("GROUNDPLAN_PORT", Integer.toString(port));
            return new RunningStack(builder.start(), data, port).ready();
        } catch (IOException e) {
            throw new UncheckedIOException("the stack cannot be started", e);
        }
    }

    URI address() {
        return URI.create("http://localhost:" + port);
    }

    /** Where it keeps everything. */
    Path data() {
        return data;
    }

    /** A file for what another program prints, among the logs of the stack. */
    File log(String program) {
        return data.resolve("logs").resolve(program + ".log").toFile();
    }

    /** The configuration that a service of the stack runs with. */
    Path configuration(String service) {
        return data.resolve("run").resolve(service + ".properties");
    }

    /** The process of a service, as the stack remembers it. */
    ProcessHandle service(String name) {
        return running(name).orElseThrow(() -> new AssertionError(name + " does not run"));
    }

    Optional<ProcessHandle> running(String name) {
        var file = data.resolve("run").resolve(name + ".pid");
        return Optional.of(file)
                .filter(Files::exists)
                .map(RunningStack::read)
                .map(text -> text.strip().split(" ")[0])
                .filter(pid -> !pid.isEmpty())
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(ProcessHandle::isAlive);
    }

    /** Kills the service, as the kernel does that, and waits until the stack has started it again. */
    void kill(String service) {
        end(service, ProcessHandle::destroyForcibly);
    }

    /** Asks the service to end, as a rolling update does that, and waits until the stack has started it again. */
    void restart(String service) {
        end(service, ProcessHandle::destroy);
    }

    private void end(String service, Consumer<ProcessHandle> how) {
        var process = service(service);
        how.accept(process);
        process.onExit().join();
        var client = new Client(address());
        Awaitility.await(service + " is back")
                .atMost(START)
                .until(() -> running(service)
                                .filter(next -> next.pid() != process.pid())
                                .isPresent()
                        && client.isReady());
    }

    /** Kills the service, and again whenever the stack has started it, until it is done; then the service is back. */
    void without(String service, Runnable meanwhile) {
        var absence = new Absence(this, service);
        try {
            meanwhile.run();
        } finally {
            absence.close();
        }
    }

    /** What the stack and all of its programs have printed. */
    String logs() {
        try (var files = Files.list(data.resolve("logs"))) {
            var all = new StringBuilder(read(data.resolve("up.log")));
            files.map(RunningStack::read).forEach(all::append);
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String output() {
        return read(data.resolve("up.log"));
    }

    /** Ends the stack as Ctrl-C does, and fails when it does not end in good order or leaves a process behind. */
    void stop() {
        var started = Stream.concat(process.descendants(), postmasters()).toList();
        process.destroy();
        try {
            if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the stack did not stop: " + output());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        // a server is told to be down when it has written everything, a moment before its process is gone
        Awaitility.await("all processes are gone").atMost(GRACE).until(() -> started.stream()
                .noneMatch(ProcessHandle::isAlive));
        assertTrue(output().strip().endsWith("Stopped"), this::output);
    }

    @Override
    public void close() {
        stop();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** PostgreSQL leaves the tree of its starter, and writes its process id beside its data. */
    private Stream<ProcessHandle> postmasters() {
        return Stream.of("control", "tenant")
                .map(server -> data.resolve("data").resolve(server).resolve("postmaster.pid"))
                .filter(Files::exists)
                .map(file -> read(file).lines().findFirst().orElseThrow())
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream());
    }

    private RunningStack ready() {
        try {
            awaitReady();
            return this;
        } catch (RuntimeException | AssertionError e) {
            process.destroy();
            throw e;
        }
    }

    void awaitReady() {
        var client = new Client(address());
        Awaitility.await("the stack is ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the stack ended: " + output());
                    }
                    return client.isReady() && output().contains("Groundplan is ready");
                });
    }

    private static String read(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return String.join("\n", lines.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
