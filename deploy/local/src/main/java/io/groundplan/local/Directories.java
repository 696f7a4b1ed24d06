package io.groundplan.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;

/**
 * Where things are.
 *
 * @param repository the checkout that the services were built in
 * @param state everything that this stack keeps
 */
record Directories(Path repository, Path state) {
    // the lock is held while the rest is deleted, and the build's notes are no data
    private static final Set<String> KEPT = Set.of("lock", "build");

    Path manifests() {
        return repository.resolve("deploy/kubernetes/base");
    }

    Path logs() {
        return state.resolve("logs");
    }

    Path run() {
        return state.resolve("run");
    }

    Path secrets() {
        return state.resolve("secrets");
    }

    Path data(String server) {
        return state.resolve("data").resolve(server);
    }

    /** Forgets everything, so that the next start is a first one. */
    void clear() {
        try (var files = Files.list(state)) {
            for (var file : files.toList()) {
                if (!KEPT.contains(file.getFileName().toString())) {
                    delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not clear " + state, e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
