package io.groundplan.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** In the worker's place, says that there is a cluster: without one project-service is not ready. */
final class StandInWorker implements AutoCloseable {
    private static final byte[] CLUSTERS =
            """
            {"clusters": [{"id": "main", "name": "Main", "region": "local", "state": "ready", "postgresVersion": "18.4",
              "extensions": [], "publicHost": "localhost", "directPort": 5432, "maxDatabases": 100, "databases": 0,
              "sslMode": "disable"}]}
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    StandInWorker() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/internal/clusters", StandInWorker::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, CLUSTERS.length);
            exchange.getResponseBody().write(CLUSTERS);
        }
    }
}
