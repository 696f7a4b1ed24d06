package io.groundplan.local.gateway;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Sends what the gateway has to tell of traces to a collector, as OTLP over HTTP; to nobody, if there is none. */
final class TraceCollector {
    private static final long PERIOD_MILLIS = 500;
    private static final int MOST = 2_048;

    private final boolean there;
    private final List<JsonObject> waiting = new ArrayList<>();

    /**
     * @param address of the collector, such as `http://localhost:4318`
     */
    TraceCollector(Vertx vertx, HttpClient client, Optional<URI> address) {
        this.there = address.isPresent();
        address.ifPresent(to -> vertx.setPeriodic(PERIOD_MILLIS, timer -> send(client, to)));
    }

    synchronized void ended(GatewaySpan span, int status) {
        if (there && span.isSampled() && waiting.size() < MOST) {
            waiting.add(span.toJson(status, System.currentTimeMillis()));
        }
    }

    /** What a collector does not take is lost: traces are worth no more than that. */
    private void send(HttpClient client, URI collector) {
        var spans = take();
        if (!spans.isEmpty()) {
            client.request(new RequestOptions()
                            .setMethod(HttpMethod.POST)
                            .setAbsoluteURI(collector.resolve("/v1/traces").toString()))
                    .compose(request -> request.putHeader("content-type", "application/json")
                            .send(message(spans).toBuffer()))
                    .onSuccess(response -> response.end());
        }
    }

    private synchronized JsonArray take() {
        var spans = new JsonArray();
        waiting.forEach(spans::add);
        waiting.clear();
        return spans;
    }

    private static JsonObject message(JsonArray spans) {
        var name = new JsonObject()
                .put("key", "service.name")
                .put("value", new JsonObject().put("stringValue", "gateway"));
        var scope = new JsonObject()
                .put("scope", new JsonObject().put("name", "groundplan"))
                .put("spans", spans);
        return new JsonObject()
                .put(
                        "resourceSpans",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("resource", new JsonObject().put("attributes", new JsonArray().add(name)))
                                        .put("scopeSpans", new JsonArray().add(scope))));
    }
}
