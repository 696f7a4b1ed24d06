package io.groundplan.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.net.Outage;
import io.groundplan.testkit.net.StandIn;
import io.groundplan.testkit.quarkus.TestServers;

/** Stands for the services that this one calls: project-service tells roles, membership-service takes sightings. */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {
    private static final String NO_TEAM = "00000000-0000-8000-8000-000000000000";
    private static final Map<String, String> ROLES = new ConcurrentHashMap<>();
    private static final Map<String, TeamId> TEAMS = new ConcurrentHashMap<>();
    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();
    private static final AtomicInteger QUESTIONS = new AtomicInteger();
    private static StandIn services;

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
        if (now) {
            away(Outage.REFUSING);
        } else {
            back();
        }
    }

    static void away(Outage how) {
        services.away(how);
    }

    /** Answers again, and is asked at once. */
    static void back() {
        services.back();
        CircuitBreakerMaintenance.get().resetAll();
    }

    /** Answers again; whoever asks finds out in time. */
    static void backUnnoticed() {
        services.back();
    }

    /** Questions of every kind, those included that had no answer. */
    static int asked() {
        return services.asked();
    }

    @Override
    public Map<String, String> start() {
        services = StandIn.open(FakeServices::answer);
        return Map.of(
                "groundplan.services.project-service.url", services.url(),
                "groundplan.services.membership-service.url", services.url(),
                "groundplan.peers.pause", "3s");
    }

    @Override
    public void stop() {
        services.close();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (path.startsWith("/internal/users")) {
            answer(exchange, 200, "{}");
        } else if (path.equals("/internal/api-keys/verification")) {
            answerKey(exchange);
        } else {
            answerRole(exchange);
        }
    }

    private static void answerRole(HttpExchange exchange) throws IOException {
        QUESTIONS.incrementAndGet();
        var path = exchange.getRequestURI().getPath();
        var team = TEAMS.get(path.split("/")[3]);
        var role = ROLES.getOrDefault(path, team == null ? null : "null");
        if (!("Service " + TestServers.INTERNAL_CREDENTIAL)
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
        if (key == null) {
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
