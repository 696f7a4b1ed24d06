package io.groundplan.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

import io.groundplan.testkit.embedded.FreePort;

/**
 * The port of every part. Those of the last run are taken again where they are still free: a connection URL that a user
 * noted down yesterday should open today.
 */
final class Ports {
    private final Path file;
    private final Properties chosen = new Properties();
    private final Set<Integer> given = new HashSet<>();

    Ports(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                chosen.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }

    int of(String part) {
        int last = Integer.parseInt(chosen.getProperty(part, "0"));
        int port = last != 0 && isFree(last) && !given.contains(last) ? last : another();
        given.add(port);
        chosen.setProperty(part, Integer.toString(port));
        PrivateFile.write(file, chosen);
        return port;
    }

    private int another() {
        int port;
        do {
            port = FreePort.find();
        } while (given.contains(port));
        return port;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
