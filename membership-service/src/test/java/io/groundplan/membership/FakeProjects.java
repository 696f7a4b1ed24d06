package io.groundplan.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.quarkus.TestServers;

/** Stands for project-service: the projects that it would find, and what it is told of transfers. */
public final class FakeProjects implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, String> TOLD = new ConcurrentHashMap<>();
    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();
    private static volatile boolean away;

    private HttpServer http;

    /** A project that no event has told of. */
    static void has(ProjectId project, TeamId team, UserId owner) {
        ANSWERS.put(
                "/internal/projects/" + project.value(),
                """
                {"id":"%s","teamId":"%s","ownerId":"%s","name":"shop","displayName":"Shop","description":null,
                "color":"#3B82F6","iconFile":"a.png","singleServerMode":true,"defaultServerId":null,
                "autoErrorTrackingEnabled":false,"createdAt":"2024-01-15T10:30:00.123456Z",
                "updatedAt":"2024-01-16T10:30:00.654321Z","more":1}
                """
                        .formatted(project.value(), team.value(), owner.value()));
    }

    static void hasProjects(TeamId team) {
        ANSWERS.put("/internal/teams/" + team.value() + "/projects", "{\"any\":true}");
    }

    /** Whether it was ever asked for the project. */
    static boolean wasAskedFor(ProjectId project) {
        return ASKED.contains("/internal/projects/" + project.value());
    }

    /** The latest ownership that it was told, null for none. */
    static String told(ProjectId project) {
        return TOLD.get("/internal/projects/" + project.value() + "/ownership");
    }

    static void away(boolean now) {
        away = now;
    }

    @Override
    public Map<String, String> start() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newFixedThreadPool(8, FakeProjects::daemon));
        http.createContext("/internal", FakeProjects::answer);
        http.start();
        return Map.of(
                "groundplan.services.project-service.url",
                "http://localhost:" + http.getAddress().getPort());
    }

    @Override
    public void stop() {
        http.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ASKED.add(path);
        if (away) {
            exchange.close();
        } else if (!("Service " + TestServers.INTERNAL_CREDENTIAL)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("PUT")) {
            TOLD.put(path, body);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        } else if (path.endsWith("/projects")) {
            answer(exchange, 200, ANSWERS.getOrDefault(path, "{\"any\":false}"));
        } else {
            answer(exchange, ANSWERS.containsKey(path) ? 200 : 404, ANSWERS.getOrDefault(path, "{}"));
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "fake-projects");
        thread.setDaemon(true);
        return thread;
    }
}
