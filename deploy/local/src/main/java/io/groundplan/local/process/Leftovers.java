package io.groundplan.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends the processes of an earlier run whose launcher was killed before it could. */
public final class Leftovers {
    private static final long PATIENCE_SECONDS = 30;

    private Leftovers() {}

    /** Ends every process that the directory holds a file of, but the named ones, and answers which still ran. */
    public static List<String> stop(Path directory, String... exceptions) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        var files = pidFiles(directory, List.of(exceptions));
        var running = new LinkedHashMap<String, ProcessHandle>();
        files.forEach(file -> file.running().ifPresent(process -> running.put(file.name(), process)));
        // all are told before the first is waited for: each takes seconds to drain
        running.values().forEach(ProcessHandle::destroy);
        running.values().forEach(Leftovers::end);
        files.forEach(PidFile::delete);
        return List.copyOf(running.keySet());
    }

    private static List<PidFile> pidFiles(Path directory, List<String> exceptions) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(PidFile.SUFFIX))
                    .map(PidFile::new)
                    .filter(file -> !exceptions.contains(file.name()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not list " + directory, e);
        }
    }

    private static void end(ProcessHandle process) {
        if (!awaitEnd(process)) {
            process.destroyForcibly();
            awaitEnd(process);
        }
    }

    static boolean awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
}
