package io.groundplan.usage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.quarkus.TestServers;

/** Stands for the services that this one calls: project-service tells roles, membership-service takes sightings. */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {
    private static final String NO_TEAM = "00000000-0000-8000-8000-000000000000";
    private static final Map<String, String> ROLES = new ConcurrentHashMap<>();
    private static final Map<String, TeamId> TEAMS = new ConcurrentHashMap<>();
    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();
    private static final AtomicInteger QUESTIONS = new AtomicInteger();
    private static volatile boolean unreachable;

    private HttpServer http;

    static void tell(ProjectId project, UserId user, String role) {
        ROLES.put(path(project, user), role == null ? "null" : "\"" + role + "\"");
    }

    /** The project exists, in that team; nobody has a role in it who is not told of. */
    static void tell(ProjectId project, TeamId team) {
        TEAMS.put(project.value().toString(), team);
    }

    /** The key is good from now on, with that answer about it; null revokes it. */
    static void tellKey(String key, String json) {
        var question = "{\"key\":\"" + key + "\"}";
        if (json == null) {
            KEYS.remove(question);
        } else {
            KEYS.put(question, json);
        }
    }

    static int questions() {
        return QUESTIONS.get();
    }

    static void unreachable(boolean now) {
        unreachable = now;
    }

    @Override
    public Map<String, String> start() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/internal/projects", FakeServices::answerRole);
        http.createContext("/internal/api-keys/verification", FakeServices::answerKey);
        http.createContext("/internal/users", exchange -> answer(exchange, 200, "{}"));
        http.start();
        var url = "http://localhost:" + http.getAddress().getPort();
        return Map.of(
                "groundplan.services.project-service.url", url, "groundplan.services.membership-service.url", url);
    }

    @Override
    public void stop() {
        http.stop(0);
    }

    private static void answerRole(HttpExchange exchange) throws IOException {
        QUESTIONS.incrementAndGet();
        var path = exchange.getRequestURI().getPath();
        var team = TEAMS.get(path.split("/")[3]);
        var role = ROLES.getOrDefault(path, team == null ? null : "null");
        if (unreachable) {
            exchange.close();
        } else if (!("Service " + TestServers.INTERNAL_CREDENTIAL)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"missing or invalid credentials\"}");
        } else if (role == null) {
            answer(exchange, 404, "{\"error\":\"project not found\"}");
        } else {
            answer(
                    exchange,
                    200,
                    "{\"role\":" + role + ",\"teamId\":\"" + (team == null ? NO_TEAM : team.value()) + "\"}");
        }
    }

    private static void answerKey(HttpExchange exchange) throws IOException {
        var key = KEYS.get(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (unreachable) {
            exchange.close();
        } else if (key == null) {
            answer(exchange, 404, "{\"error\":\"API key not found\"}");
        } else {
            answer(exchange, 200, key);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            var body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String path(ProjectId project, UserId user) {
        return "/internal/projects/" + project.value() + "/roles/" + user.value();
    }
}
