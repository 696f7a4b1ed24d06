package io.groundplan.testkit.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback interface that nobody listens on, below those that systems give to outgoing connections: a server
 * that is stopped and started again finds its port still free.
 */
public final class FreePort {
    private static final int LOWEST = 20_000;
    private static final int BEHIND_HIGHEST = 30_000;
    private static final int TRIES = 100;

    private FreePort() {}

    /** A port that is free at this moment; whoever needs it should bind it soon. */
    public static int find() {
        return ThreadLocalRandom.current()
                .ints(TRIES, LOWEST, BEHIND_HIGHEST)
                .filter(FreePort::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port"));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("no ports at all", e);
        }
    }

    /** Fails at once where a server would wait for long and then say less. */
    static void require(int port) throws IOException {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken", e);
        }
    }

    static int orFind(int port) {
        return port == 0 ? find() : port;
    }
}
