package io.groundplan.local;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** Files that only their owner may read. */
final class PrivateFile {
    private PrivateFile() {}

    static void write(Path file, Properties properties) {
        try {
            var text = new StringWriter();
            properties.store(text, null);
            create(file);
            Files.writeString(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("could not write " + file, e);
        }
    }

    /** Makes sure that the directory exists and nobody else may enter it. */
    static Path directory(Path directory) {
        try {
            Files.createDirectories(directory);
            restrict(directory, "rwx------");
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("could not create " + directory, e);
        }
    }

    /** Closes an existing file to everyone else. */
    static void restrict(Path file) {
        try {
            restrict(file, "rw-------");
        } catch (IOException e) {
            throw new UncheckedIOException("could not protect " + file, e);
        }
    }

    private static void create(Path file) throws IOException {
        directory(file.getParent());
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        // before the first byte is written
        restrict(file, "rw-------");
    }

    private static void restrict(Path file, String permissions) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }
}
