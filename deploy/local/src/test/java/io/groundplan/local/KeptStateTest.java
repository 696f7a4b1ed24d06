package io.groundplan.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeptStateTest {
    @TempDir
    Path directory;

    @Test
    void secretsAreRandomAndStayTheSame() {
        var first = new Secrets(secretsFile());
        var second = new Secrets(secretsFile());
        assertEquals(first.password("a"), new Secrets(secretsFile()).password("a"));
        assertNotEquals(first.password("a"), second.password("b"));
        assertEquals(32, Base64.getDecoder().decode(first.key("k")).length);
    }

    @Test
    void nobodyElseReadsTheSecrets() throws IOException {
        new Secrets(secretsFile()).password("a");
        assertEquals("rw-------", permissions(secretsFile()));
        assertEquals("rwx------", permissions(secretsFile().getParent()));
    }

    @Test
    void portsStayTheSameUnlessSomebodyTookThem() throws IOException {
        int port = new Ports(portsFile()).of("kafka");
        assertEquals(port, new Ports(portsFile()).of("kafka"));
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertTrue(taken.isBound());
            assertNotEquals(port, new Ports(portsFile()).of("kafka"));
        }
    }

    @Test
    void onlyOneStackUsesADirectory() throws Exception {
        try (var lock = OneAtATime.lock(directory)) {
            assertTrue(lock.isOpen());
            assertThrows(RuntimeException.class, () -> OneAtATime.lock(directory));
        }
        OneAtATime.lock(directory).close();
    }

    @Test
    void aFreshStartKeepsNothingButTheLockAndTheNotesOfTheBuild() throws IOException {
        var directories = new Directories(directory, directory);
        Files.createDirectories(directories.data("control"));
        Files.createDirectories(directory.resolve("build"));
        new Secrets(secretsFile()).password("a");
        OneAtATime.lock(directory).close();
        directories.clear();
        try (var left = Files.list(directory)) {
            assertEquals(
                    java.util.Set.of("build", "lock"),
                    left.map(file -> file.getFileName().toString()).collect(java.util.stream.Collectors.toSet()));
        }
    }

    private Path secretsFile() {
        return directory.resolve("secrets/secrets.properties");
    }

    private Path portsFile() {
        return directory.resolve("ports.properties");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
