package io.groundplan.project.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Stands in for the two internal services that project-service asks: the worker's clusters and the user directory. */
public class StubWorker implements QuarkusTestResourceLifecycleManager {
    public static final String CLUSTER = "local";

    private static final String CLUSTERS =
            """
            {"clusters":[
              {"id":"local","name":"Local","region":"local","state":"ready","postgresVersion":"18.4",
               "extensions":[
                 {"name":"hstore","defaultVersion":"1.8","description":"sets of key/value pairs","trusted":true},
                 {"name":"pgcrypto","defaultVersion":"1.4","description":"cryptographic functions","trusted":true},
                 {"name":"plperlu","defaultVersion":"1.0","description":"not on the allowlist","trusted":false}],
               "publicHost":"localhost","directPort":5432,"maxDatabases":1000,"databases":0,"sslMode":"disable"},
              {"id":"far","name":"Far","region":"elsewhere","state":"unreachable","extensions":[],
               "publicHost":"far.example","directPort":5432,"pooledPort":6432,"maxDatabases":10,"databases":10,
               "sslMode":"require"}]}
            """;

    private HttpServer server;

    /** What the database is to have from now on. */
    public static void enabled(String databaseName, String... extensions) {
        System.setProperty("stub.enabled." + databaseName, String.join(",", extensions));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException("the stub of the worker cannot listen", e);
        }
        server.createContext("/internal/clusters", this::clusters);
        server.createContext("/internal/users", this::users);
        server.start();
        var url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "groundplan.services.provisioning-worker.url",
                url,
                "groundplan.services.membership-service.url",
                url,
                "groundplan.services.project-service.url",
                url,
                "groundplan.clusters.refresh",
                "1s",
                "groundplan.secrets.current-key-id",
                "k1",
                "groundplan.secrets.keys.k1",
                "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private void clusters(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/extensions")) {
            var database = path.split("/")[5];
            var enabled = System.getProperty("stub.enabled." + database, "");
            var names = java.util.stream.Stream.of(enabled.split(","))
                    .filter(name -> !name.isEmpty())
                    .map(name -> '"' + name + '"')
                    .collect(Collectors.joining(","));
            answer(exchange, "{\"extensions\":[" + names + "]}");
        } else {
            answer(exchange, CLUSTERS);
        }
    }

    private void users(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        answer(
                exchange,
                """
                {"user":{},"personalTeam":{"id":"00000000-0000-8000-8000-000000000000","name":"A team","slug":"a-team",
                 "createdAt":"2024-01-15T10:30:00Z"}}
                """);
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
