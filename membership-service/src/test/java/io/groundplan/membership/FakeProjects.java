package io.groundplan.membership;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.net.Outage;
import io.groundplan.testkit.net.StandIn;
import io.groundplan.testkit.quarkus.TestServers;

/** Stands for project-service: the projects that it would find, and what it is told of transfers. */
public final class FakeProjects implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, String> TOLD = new ConcurrentHashMap<>();
    private static final Set<String> ASKED = ConcurrentHashMap.newKeySet();
    private static StandIn service;

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
        if (now) {
            away(Outage.REFUSING);
        } else {
            back();
        }
    }

    static void away(Outage how) {
        service.away(how);
    }

    /** Answers again, and is asked at once. */
    static void back() {
        service.back();
        CircuitBreakerMaintenance.get().resetAll();
    }

    /** Answers again; whoever asks finds out in time. */
    static void backUnnoticed() {
        service.back();
    }

    static int questions() {
        return service.asked();
    }

    @Override
    public Map<String, String> start() {
        service = StandIn.open(FakeProjects::answer);
        return Map.of("groundplan.services.project-service.url", service.url(), "groundplan.peers.pause", "3s");
    }

    @Override
    public void stop() {
        service.close();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        ASKED.add(path);
        if (!("Service " + TestServers.INTERNAL_CREDENTIAL)
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
}
