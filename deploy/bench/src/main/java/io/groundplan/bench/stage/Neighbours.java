package io.groundplan.bench.stage;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.token.TokenMint;

/**
 * What project-service asks of others while it is measured alone: the issuer's keys, the worker's clusters, and the
 * directory of users. Whatever else it asks for is not found, and remembered.
 */
public final class Neighbours implements AutoCloseable {
    private static final String USERS = "/internal/users/";

    private final HttpServer server;
    private final TokenMint mint;
    private final Set<String> unknown = new TreeSet<>();

    public Neighbours(Vertx vertx, TokenMint mint) {
        this.mint = mint;
        this.server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    public String keysUrl() {
        return url() + "/jwks.json";
    }

    /** What was asked for and is not here: a figure that hangs on it is none. */
    public synchronized List<String> unknown() {
        return List.copyOf(unknown);
    }

    @Override
    public void close() {
        server.close();
    }

    private void answer(HttpServerRequest request) {
        var path = request.path();
        if (path.equals("/jwks.json")) {
            answer(request, mint.jwks());
        } else if (path.equals("/internal/clusters")) {
            answer(request, clusters().encode());
        } else if (path.startsWith(USERS) && request.method().equals(HttpMethod.PUT)) {
            answer(request, sighted(path.substring(USERS.length())).encode());
        } else {
            remember(request.method() + " " + path);
            request.response().setStatusCode(404).end();
        }
    }

    private synchronized void remember(String asked) {
        unknown.add(asked);
    }

    private static void answer(HttpServerRequest request, String json) {
        request.response().putHeader("content-type", "application/json").end(json);
    }

    private static JsonObject clusters() {
        var cluster = new JsonObject()
                .put("id", "bench")
                .put("name", "Bench")
                .put("region", "local")
                .put("state", "ready")
                .put("postgresVersion", "18.4")
                .put("extensions", new JsonArray())
                .put("publicHost", "localhost")
                .put("directPort", 5432)
                .put("maxDatabases", 1_000_000)
                .put("databases", 0)
                .put("sslMode", "disable");
        return JsonObject.of("clusters", JsonArray.of(cluster));
    }

    private static JsonObject sighted(String user) {
        var team = TeamId.personalOf(new UserId(UUID.fromString(user)));
        return JsonObject.of(
                "personalTeam",
                new JsonObject()
                        .put("id", team.value().toString())
                        .put("name", "Bench")
                        .put("slug", "bench")
                        .put("createdAt", Instant.EPOCH.toString()));
    }
}
