package io.groundplan.local.gateway;

import java.util.List;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Says UP once every service says so itself. */
final class Readiness {
    private static final long PATIENCE_MILLIS = 2_000;

    private final HttpClient client;
    private final List<Upstream> upstreams;

    Readiness(HttpClient client, List<Upstream> upstreams) {
        this.client = client;
        this.upstreams = upstreams;
    }

    void ready(HttpServerRequest request) {
        var probes = upstreams.stream().map(this::isUp).toList();
        Future.all(probes).onSuccess(all -> answer(request, all.list()));
    }

    static void live(HttpServerRequest request) {
        ErrorBody.answer(request, 200, JsonObject.of("status", "UP").encode());
    }

    private void answer(HttpServerRequest request, List<Boolean> up) {
        var checks = new JsonArray();
        for (int i = 0; i < upstreams.size(); i++) {
            checks.add(JsonObject.of("name", upstreams.get(i).service(), "status", status(up.get(i))));
        }
        boolean all = !up.contains(false);
        ErrorBody.answer(
                request,
                all ? 200 : 503,
                JsonObject.of("status", status(all), "checks", checks).encode());
    }

    private Future<Boolean> isUp(Upstream upstream) {
        return isReady(client, upstream, PATIENCE_MILLIS);
    }

    static Future<Boolean> isReady(HttpClient client, Upstream upstream, long patienceMillis) {
        var probe = upstream.get("/q/health/ready").setTimeout(patienceMillis).setIdleTimeout(patienceMillis);
        return client.request(probe)
                .compose(HttpClientRequest::send)
                .map(response -> response.statusCode() == 200)
                .otherwise(false);
    }

    private static String status(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
