package io.groundplan.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;

/** Random secrets, made at the first start and kept in a private file. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Path file;
    private final Properties kept = new Properties();

    Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }

    /** A text that is safe in every URL and file. */
    String password(String name) {
        return keep(name, () -> HexFormat.of().formatHex(random()));
    }

    /** A key of 256 bits. */
    String key(String name) {
        return keep(name, () -> Base64.getEncoder().encodeToString(random()));
    }

    private String keep(String name, Supplier<String> make) {
        if (!kept.containsKey(name)) {
            kept.setProperty(name, make.get());
            PrivateFile.write(file, kept);
        }
        return kept.getProperty(name);
    }

    private static byte[] random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
