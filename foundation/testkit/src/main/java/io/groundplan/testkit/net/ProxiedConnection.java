package io.groundplan.testkit.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One connection through the proxy: two sockets and a thread for each direction. */
record ProxiedConnection(Socket client, Socket server) {

    void start(InetSocketAddress target, Runnable onEnd) throws IOException {
        server.connect(target, 5_000);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        inBackground("tcp-proxy-out", () -> copy(client, server, onEnd));
        inBackground("tcp-proxy-in", () -> copy(server, client, onEnd));
    }

    /** Ends both sides abruptly, the way a failing network does. */
    void reset() {
        for (var socket : new Socket[] {client, server}) {
            try {
                socket.setSoLinger(true, 0);
            } catch (IOException e) {
                // closed already
            }
            close(socket);
        }
    }

    static Thread inBackground(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void copy(Socket from, Socket to, Runnable onEnd) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                close(from);
                close(to);
                onEnd.run();
            }
        } catch (IOException e) {
            close(from);
            close(to);
            onEnd.run();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to close
        }
    }
}
