package io.groundplan.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

/**
 * Copies of both PostgreSQL servers while they run, and of the secrets: all that foundation/docs/backup.md asks to be
 * kept. The broker is none of it.
 */
final class StackBackup {
    private static final List<String> SERVERS = List.of("control", "tenant");

    private StackBackup() {}

    /** The directory of the copy, which a stack can be started on. */
    static Path of(RunningStack stack) throws SQLException, IOException {
        var copy = Files.createTempDirectory("groundplan-backup-");
        var ports = ports(stack);
        for (var server : SERVERS) {
            var files = Path.of("data", server);
            int port = Integer.parseInt(ports.getProperty(server + "-database"));
            BaseBackup.take(port, stack.data().resolve(files), copy.resolve(files));
        }
        copySecrets(stack.data().resolve("secrets"), Files.createDirectories(copy.resolve("secrets")));
        return copy;
    }

    private static Properties ports(RunningStack stack) throws IOException {
        var ports = new Properties();
        try (var reader = Files.newBufferedReader(stack.data().resolve("ports.properties"))) {
            ports.load(reader);
        }
        return ports;
    }

    private static void copySecrets(Path from, Path to) throws IOException {
        try (var secrets = Files.list(from)) {
            for (var secret : secrets.toList()) {
                Files.copy(secret, to.resolve(secret.getFileName()), COPY_ATTRIBUTES);
            }
        }
    }
}
