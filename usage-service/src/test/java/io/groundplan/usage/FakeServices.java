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
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.net.Outage;
import io.groundplan.testkit.net.StandIn;
import io.groundplan.testkit.quarkus.TestServers;

/** Stands for the services that this one calls: project-service tells roles, membership-service takes sightings. */
public final class FakeServices implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, String> ROLES = new ConcurrentHashMap<>();
    private static final AtomicInteger QUESTIONS = new AtomicInteger();
    private static StandIn services;

    static void tell(ProjectId project, UserId user, String role) {
        ROLES.put(path(project, user), role == null ? "null" : "\"" + role + "\"");
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
        if (exchange.getRequestURI().getPath().startsWith("/internal/users")) {
            answer(exchange, 200, "{}");
        } else {
            answerRole(exchange);
        }
    }

    private static void answerRole(HttpExchange exchange) throws IOException {
        QUESTIONS.incrementAndGet();
        var role = ROLES.get(exchange.getRequestURI().getPath());
        if (!("Service " + TestServers.INTERNAL_CREDENTIAL)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"missing or invalid credentials\"}");
        } else if (role == null) {
            answer(exchange, 404, "{\"error\":\"project not found\"}");
        } else {
            answer(exchange, 200, "{\"role\":" + role + ",\"teamId\":\"00000000-0000-8000-8000-000000000000\"}");
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
