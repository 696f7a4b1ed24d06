package io.groundplan.project.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.sun.net.httpserver.HttpExchange;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;

import io.groundplan.testkit.surface.Client;

/** Stands in for what membership-service tells of roles; it knows nobody unless it is said so here. */
public final class StubMembership {
    private static final String ROLES = "stub.roles.";
    private static final String AWAY = "stub.membership.away";

    private StubMembership() {}

    /** A role, or null, in the project and one in its team. */
    public static void tells(UUID project, Client person, String direct, String inTeam) {
        System.setProperty(
                ROLES + "/internal/projects/" + project + "/members/"
                        + person.user().value(),
                "{\"role\":%s,\"teamRole\":%s,\"teamId\":\"%s\"}".formatted(quoted(direct), quoted(inTeam), project));
    }

    public static void tellsInTeam(UUID team, Client person, String role) {
        System.setProperty(
                ROLES + "/internal/teams/" + team + "/members/" + person.user().value(),
                "{\"role\":%s,\"teamId\":\"%s\"}".formatted(quoted(role), team));
    }

    /** Only says nothing of roles; the user directory goes on answering. */
    public static void away(boolean now) {
        System.setProperty(AWAY, Boolean.toString(now));
        if (!now) {
            CircuitBreakerMaintenance.get().resetAll();
        }
    }

    static void answer(HttpExchange exchange) throws IOException {
        var known = System.getProperty(ROLES + exchange.getRequestURI().getPath());
        if (Boolean.getBoolean(AWAY)) {
            exchange.close();
            return;
        }
        var body = (known == null ? "{}" : known).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(known == null ? 404 : 200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String quoted(String text) {
        return text == null ? "null" : '"' + text + '"';
    }
}
