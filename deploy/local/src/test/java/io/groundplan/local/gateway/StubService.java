package io.groundplan.local.gateway;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** A service that says what it was asked, and does what the path wants to see. */
final class StubService implements AutoCloseable {
    final AtomicBoolean ready = new AtomicBoolean(true);
    final AtomicInteger openStreams = new AtomicInteger();
    /** How many of the next requests get a broken connection instead of an answer. */
    final AtomicInteger breaks = new AtomicInteger();

    /** How many of the next requests are answered that the service is not available. */
    final AtomicInteger outages = new AtomicInteger();

    final AtomicInteger asked = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final String name;

    StubService(String name) {
        this.name = name;
        this.server = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    Upstream upstream() {
        return new Upstream(name, server.actualPort());
    }

    private void answer(HttpServerRequest request) {
        var path = RawPath.of(request.uri()).text();
        if (path.equals("/q/health/ready")) {
            request.response().setStatusCode(ready.get() ? 200 : 503).end("{}");
        } else if (asked.incrementAndGet() > 0 && takesOne(breaks)) {
            request.connection().close();
        } else if (takesOne(outages)) {
            request.response().setStatusCode(503).end("{}");
        } else if (path.endsWith("/events")) {
            stream(request);
        } else if (path.endsWith("/empty")) {
            request.response().setStatusCode(204).end();
        } else if (path.endsWith("/unchanged")) {
            request.response().setStatusCode(304).putHeader("etag", "\"1\"").end();
        } else {
            echo(request);
        }
    }

    private static boolean takesOne(AtomicInteger from) {
        return from.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** One event at once, the next never: whoever waits for the end of the answer waits for ever. */
    private void stream(HttpServerRequest request) {
        openStreams.incrementAndGet();
        request.connection().closeHandler(closed -> openStreams.decrementAndGet());
        request.response()
                .putHeader("content-type", "text/event-stream")
                .setChunked(true)
                .write("data: {\"job\":1}\n\n");
    }

    private void echo(HttpServerRequest request) {
        var headers = new JsonObject();
        request.headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        request.body().onSuccess(body -> {
            var seen = new JsonObject()
                    .put("service", name)
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("headers", headers)
                    .put("body", body.length() < 100 ? body.toString() : Integer.toString(body.length()));
            request.response()
                    .putHeader("x-upstream-hop", "1")
                    .putHeader("connection", "x-upstream-hop")
                    .putHeader("x-request-id", "r1")
                    .end(seen.encode());
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
