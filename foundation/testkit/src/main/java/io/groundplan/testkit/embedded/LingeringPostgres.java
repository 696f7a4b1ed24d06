package io.groundplan.testkit.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process that still runs on a data directory, named by the directory's `postmaster.pid`: left behind by a killed
 * JVM, or slow to stop. A file whose process is gone is left to PostgreSQL, which replaces it.
 */
record LingeringPostgres(Optional<ProcessHandle> process) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static LingeringPostgres of(Path dataDirectory) throws IOException {
        return new LingeringPostgres(
                pid(dataDirectory).flatMap(ProcessHandle::of).filter(process -> serves(process, dataDirectory)));
    }

    /** Stops it in an orderly way, and by force if it takes too long; its write-ahead log makes that safe. */
    void stop() throws IOException {
        if (process.isEmpty()) {
            return;
        }
        // the interrupt signal disconnects clients; the ordinary termination of the JVM would wait for them
        new ProcessBuilder("kill", "-INT", Long.toString(process.get().pid())).start();
        if (!awaitEnd()) {
            process.get().destroyForcibly();
            awaitEnd();
        }
    }

    private boolean awaitEnd() {
        try {
            if (process.isPresent()) {
                process.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("could not wait for a process", e);
        }
    }

    private static Optional<Long> pid(Path dataDirectory) throws IOException {
        try {
            return Files.readAllLines(dataDirectory.resolve("postmaster.pid")).stream()
                    .findFirst()
                    .map(line -> Long.parseLong(line.strip()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** A pid may have been given to another program since, after a reboot for instance. */
    private static boolean serves(ProcessHandle process, Path dataDirectory) {
        var command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(dataDirectory.toString());
    }
}
