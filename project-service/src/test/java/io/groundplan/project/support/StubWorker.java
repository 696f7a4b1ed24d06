package io.groundplan.project.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.net.StandIn;

/** Stands in for the two internal services that project-service asks: the worker's clusters and the user directory. */
public class StubWorker implements QuarkusTestResourceLifecycleManager {
    /** What projects are placed on unless they choose. */
    public static final String CLUSTER = "local";

    /** The only one with a connection pooler. */
    public static final String POOLED = "pooled";

    public static final String LOG_FILE = "target/project-service-test.log";

    private static final String ENABLED = "stub.enabled.";
    private static final String UNREACHABLE = "?";
    private static final String UNKNOWN = "stub.unknown.";

    private static final String CLUSTERS =
            """
            {"clusters":[
              {"id":"local","name":"Local","region":"local","state":"ready","postgresVersion":"18.4",
               "extensions":[
                 {"name":"postgis","defaultVersion":"3.6.0","description":"geometry and geography","trusted":false},
                 {"name":"hstore","defaultVersion":"1.8","description":"sets of key/value pairs","trusted":true},
                 {"name":"pgcrypto","defaultVersion":"1.4","description":"cryptographic functions","trusted":true},
                 {"name":"plperlu","defaultVersion":"1.0","description":"not on the allowlist","trusted":false}],
               "publicHost":"localhost","directPort":5432,"maxDatabases":100000,"databases":0,"sslMode":"disable"},
              {"id":"pooled","name":"Pooled","region":"pooled","state":"ready","postgresVersion":"18.4","extensions":[],
               "publicHost":"pooled.example","directPort":5432,"pooledPort":6432,"maxDatabases":1000,"databases":500,
               "sslMode":"require"},
              {"id":"far","name":"Far","region":"elsewhere","state":"unreachable","extensions":[],
               "publicHost":"far.example","directPort":5432,"maxDatabases":10,"databases":10,"sslMode":"require"},
              {"id":"full","name":"Full","region":"elsewhere","state":"ready","postgresVersion":"18.4","extensions":[],
               "publicHost":"full.example","directPort":5432,"maxDatabases":10,"databases":10,"sslMode":"require"},
              {"id":"business","name":"Business","region":"business","plans":["business"],"state":"ready",
               "postgresVersion":"18.4","extensions":[],"publicHost":"business.example","directPort":5432,
               "maxDatabases":1000,"databases":0,"sslMode":"require"},
              {"id":"starter","name":"Starter","region":"business","plans":["free","standard"],"state":"ready",
               "postgresVersion":"18.4","extensions":[],"publicHost":"starter.example","directPort":5432,
               "maxDatabases":1000,"databases":500,"sslMode":"require"},
              {"id":"dark","name":"Dark","region":"half dark","state":"unreachable","extensions":[],
               "publicHost":"dark.example","directPort":5432,"maxDatabases":1000,"databases":500,"sslMode":"require"},
              {"id":"lit","name":"Lit","region":"half dark","state":"ready","postgresVersion":"18.4","extensions":[],
               "publicHost":"lit.example","directPort":5432,"maxDatabases":1000,"databases":900,"sslMode":"require"},
              {"id":"twin-a","name":"Twin","region":"twins","state":"ready","postgresVersion":"18.4","extensions":[],
               "publicHost":"a.example","directPort":5432,"maxDatabases":8,"databases":4,"sslMode":"require"},
              {"id":"twin-b","name":"Twin","region":"twins","state":"ready","postgresVersion":"18.4","extensions":[],
               "publicHost":"b.example","directPort":5432,"maxDatabases":8,"databases":4,"sslMode":"require"}]}
            """;

    private static StandIn worker;
    private static StandIn membership;

    /** What the database is to have from now on. */
    public static void enabled(String databaseName, String... extensions) {
        System.setProperty(ENABLED + databaseName, String.join(",", extensions));
    }

    /** From now on nobody can say what the database has. */
    public static void unreachable(String databaseName) {
        System.setProperty(ENABLED + databaseName, UNREACHABLE);
    }

    /** Whether the user directory answers when it is asked about the person. */
    public static void directoryKnows(UserId user, boolean answers) {
        System.setProperty(UNKNOWN + user, Boolean.toString(!answers));
    }

    /** Stands for provisioning-worker. */
    public static StandIn worker() {
        return worker;
    }

    /** Stands for membership-service. */
    public static StandIn membership() {
        return membership;
    }

    @Override
    public Map<String, String> start() {
        worker = StandIn.open(StubWorker::clusters);
        membership = StandIn.open(StubWorker::people);
        return config(worker.url(), membership.url());
    }

    @Override
    public void stop() {
        worker.close();
        membership.close();
    }

    private static void people(HttpExchange exchange) throws IOException {
        if (exchange.getRequestURI().getPath().startsWith("/internal/users")) {
            users(exchange);
        } else {
            StubMembership.answer(exchange);
        }
    }

    private static Map<String, String> config(String workerUrl, String membershipUrl) {
        var config = new HashMap<String, String>();
        config.put("groundplan.services.provisioning-worker.url", workerUrl);
        config.put("groundplan.services.membership-service.url", membershipUrl);
        config.put("groundplan.services.project-service.url", workerUrl);
        config.put("groundplan.peers.pause", "3s");
        config.put("groundplan.cluster-directory.refresh", "1s");
        config.put("groundplan.project-tokens.current-key-id", "k1");
        config.put("groundplan.project-tokens.keys.k1", "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=");
        // everything that is ever logged, for the tests that look for secrets and count statements
        config.put("quarkus.log.console.level", "INFO");
        config.put("quarkus.log.file.enabled", "true");
        config.put("quarkus.log.file.path", LOG_FILE);
        config.put("quarkus.log.file.rotation.max-file-size", "1G");
        config.put("quarkus.log.file.format", "%d{HH:mm:ss,SSS} %-5p [%c] request=%X{requestId} %s%e%n");
        config.put("quarkus.log.category.\"io.groundplan\".level", "DEBUG");
        config.put("quarkus.log.category.\"org.hibernate.SQL\".level", "DEBUG");
        return config;
    }

    private static void clusters(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.endsWith("/extensions")) {
            var enabled = System.getProperty(ENABLED + path.split("/")[5], "");
            if (enabled.equals(UNREACHABLE)) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
                return;
            }
            var names = Stream.of(enabled.split(","))
                    .filter(name -> !name.isEmpty())
                    .map(name -> '"' + name + '"')
                    .collect(Collectors.joining(","));
            answer(exchange, "{\"extensions\":[" + names + "]}");
        } else {
            answer(exchange, CLUSTERS);
        }
    }

    private static void users(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var user =
                UserId.parse(exchange.getRequestURI().getPath().split("/")[3]).orElseThrow();
        if (Boolean.getBoolean(UNKNOWN + user)) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        answer(
                exchange,
                """
                {"user":{"createdAt":"2024-01-15T10:30:00Z","updatedAt":"2024-02-15T10:30:00.250Z"},
                "personalTeam":{"id":"%s","name":"A team","slug":"a-team","createdAt":"2024-01-15T10:30:00Z"}}
                """
                        .formatted(TeamId.personalOf(user).value()));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
