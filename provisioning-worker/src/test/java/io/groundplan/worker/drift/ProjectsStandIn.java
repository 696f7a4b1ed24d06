package io.groundplan.worker.drift;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

import com.sun.net.httpserver.HttpExchange;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;
import io.groundplan.testkit.net.StandIn;

/** Stands for project-service, which knows the databases that tests tell it, and answers two on a page. */
public class ProjectsStandIn implements QuarkusTestResourceLifecycleManager {
    private static final int PAGE = 2;
    private static final Map<String, JsonObject> KNOWN = new ConcurrentSkipListMap<>();

    private static StandIn projects;

    /** A project has the database, from the moment before its job is requested. */
    public static void knows(ProjectId project, DatabaseTarget target, boolean ready) {
        KNOWN.put(
                target.databaseId().toString(),
                new JsonObject()
                        .put("id", target.databaseId().toString())
                        .put("projectId", project.value().toString())
                        .put("clusterId", "local")
                        .put("databaseName", target.databaseName())
                        .put("ownerRole", target.ownerRole())
                        .put("loginRole", target.loginRole())
                        .put("ready", ready));
    }

    public static void forgets(UUID database) {
        KNOWN.remove(database.toString());
    }

    public static void forgetsAll() {
        KNOWN.clear();
    }

    /** Its door, which can be closed. */
    public static StandIn door() {
        return projects;
    }

    @Override
    public Map<String, String> start() {
        projects = StandIn.open(ProjectsStandIn::answer);
        return Map.of("groundplan.services.project-service.url", projects.url(), "groundplan.peers.pause", "1s");
    }

    @Override
    public void stop() {
        projects.close();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        var found = new JsonArray();
        KNOWN.values().stream()
                .filter(database -> query == null || matches(database, query))
                .limit(query != null && query.startsWith("project=") ? Long.MAX_VALUE : PAGE)
                .forEach(found::add);
        var bytes = new JsonObject().put("databases", found).encode().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static boolean matches(JsonObject database, String query) {
        var value = query.substring(query.indexOf('=') + 1);
        return query.startsWith("project=")
                ? database.getString("projectId").equals(value)
                : database.getString("id").compareTo(value) > 0;
    }
}
