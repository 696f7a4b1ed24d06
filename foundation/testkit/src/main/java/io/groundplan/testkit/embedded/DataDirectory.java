package io.groundplan.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The directory of a server's data: one that stays, or a temporary one that goes with the server. */
record DataDirectory(Path path, boolean temporary) {

    static DataDirectory of(Path pathOrNull, String kind) {
        try {
            return pathOrNull == null
                    ? new DataDirectory(Files.createTempDirectory("groundplan-" + kind + "-"), true)
                    : new DataDirectory(Files.createDirectories(pathOrNull.toAbsolutePath()), false);
        } catch (IOException e) {
            throw new UncheckedIOException("no data directory for " + kind, e);
        }
    }

    void deleteIfTemporary() {
        if (!temporary || !Files.exists(path)) {
            return;
        }
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not delete " + path, e);
        }
    }
}
