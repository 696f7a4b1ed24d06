package io.groundplan.testkit.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A loopback TCP proxy whose connections a test can cut, refuse and allow again. */
public final class TcpProxy implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 10_000;

    private final InetSocketAddress target;
    private final int port;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;
    private Thread acceptor;

    private TcpProxy(InetSocketAddress target) {
        this.target = target;
        this.listener = listen(0);
        this.port = listener.getLocalPort();
    }

    /** Listens on a free loopback port and forwards to a port of this machine. */
    public static TcpProxy to(int targetPort) {
        return to(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
    }

    public static TcpProxy to(InetSocketAddress target) {
        return new TcpProxy(target);
    }

    public int port() {
        return port;
    }

    /** How many connections are open. */
    public int open() {
        return connections.size();
    }

    /** Resets every open connection; new ones are welcome. */
    public void cut() {
        connections.forEach(ProxiedConnection::reset);
    }

    /** Resets every open connection and refuses new ones, from its return on. */
    public synchronized void refuse() {
        try {
            listener.close();
            // the system goes on listening until nobody waits in accept any more
            acceptor.join(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cut();
    }

    /** Accepts connections again, on the same port. */
    public synchronized void restore() {
        if (listener.isClosed()) {
            listener = listen(port);
        }
    }

    @Override
    public void close() {
        refuse();
    }

    private ServerSocket listen(int chosenPort) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), chosenPort));
            acceptor = ProxiedConnection.inBackground("tcp-proxy-" + socket.getLocalPort(), () -> acceptFrom(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException("could not listen", e);
        }
    }

    private void acceptFrom(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                serve(socket, socket.accept());
            } catch (IOException e) {
                // the listener was closed, or the target is down: the client sees a closed connection
            }
        }
    }

    private void serve(ServerSocket from, Socket client) throws IOException {
        var connection = new ProxiedConnection(client, new Socket());
        connections.add(connection);
        try {
            connection.start(target, () -> connections.remove(connection));
        } catch (IOException e) {
            connections.remove(connection);
            connection.reset();
            throw e;
        }
        if (from.isClosed()) {
            // accepted while refuse() was at work
            connection.reset();
        }
    }
}
