package io.groundplan.local.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a server that nobody watches any more, before its data is deleted; one whose data stays is taken care of at its next start. */
public final class AbandonedPostgres {
    private static final long PATIENCE_SECONDS = 15;

    private AbandonedPostgres() {}

    public static void stop(Path dataDirectory) {
        try {
            var pid = Files.readAllLines(dataDirectory.resolve("postmaster.pid"))
                    .get(0)
                    .strip();
            var postmaster = ProcessHandle.of(Long.parseLong(pid)).filter(AbandonedPostgres::isPostgres);
            if (postmaster.isPresent()) {
                // immediate shutdown; the JVM's own way of ending a process would wait for clients to leave
                new ProcessBuilder("kill", "-QUIT", pid).start();
                postmaster
                        .map(ProcessHandle::onExit)
                        .map(exit -> exit.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .ifPresent(CompletableFuture::join);
            }
        } catch (NoSuchFileException notRunning) {
            // the usual case
        } catch (IOException e) {
            throw new UncheckedIOException("could not stop the server on " + dataDirectory, e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").contains("postgres");
    }
}
