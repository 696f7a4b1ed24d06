package io.groundplan.e2e;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

/**
 * A copy of a running PostgreSQL server by its own means: files that change while they are copied, and the log that
 * makes them one state (PostgreSQL documentation, "Making a Base Backup Using the Low Level API").
 */
final class BaseBackup {
    private static final Path LOG = Path.of("pg_wal");
    /** Written anew by the server that starts on the copy. */
    private static final Set<String> OF_THE_RUNNING_SERVER =
            Set.of("postmaster.pid", "postmaster.opts", "pg_replslot", "pg_notify", "pg_stat_tmp", "pg_subtrans");

    private BaseBackup() {}

    /** Copies the server with that port and data directory to a directory that does not exist. */
    static void take(int port, Path data, Path copy) throws SQLException, IOException {
        // begin and end of a backup are of one session
        try (var admin = DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + port + "/postgres?sslmode=disable", "postgres", "")) {
            query(admin, "select pg_backup_start('e2e', true)");
            copy(data, copy, file -> !file.startsWith(LOG));
            var label = query(admin, "select labelfile from pg_backup_stop(false)");
            copy(data.resolve(LOG), copy.resolve(LOG), file -> true);
            Files.writeString(copy.resolve("backup_label"), label);
        }
    }

    private static void copy(Path from, Path to, Predicate<Path> isCopied) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                var made = Files.createDirectories(to.resolve(from.relativize(directory)));
                Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var name = from.relativize(file);
                boolean running = OF_THE_RUNNING_SERVER.contains(name.getName(0).toString());
                if (isCopied.test(name) && !running) {
                    try {
                        Files.copy(file, to.resolve(name), COPY_ATTRIBUTES, REPLACE_EXISTING);
                    } catch (NoSuchFileException dropped) {
                        // what was dropped meanwhile is dropped by the log as well
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
