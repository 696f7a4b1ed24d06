package io.groundplan.bench.load;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;

/** Counts what arrives, and how much of it at once; `/big` answers in chunks, `/refused` with 409. */
final class CountingServer {
    final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger mostAtOnce = new AtomicInteger();
    final Set<String> bodies = ConcurrentHashMap.newKeySet();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final HttpServer server;

    CountingServer(Vertx vertx) {
        server = vertx.createHttpServer()
                .connectionHandler(opened -> connections.incrementAndGet())
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    private void answer(HttpServerRequest request) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        request.body().onSuccess(body -> {
            requests.incrementAndGet();
            bodies.add(body.toString());
            atOnce.decrementAndGet();
            var response = request.response();
            switch (request.path()) {
                case "/big" -> {
                    response.setChunked(true).write("x".repeat(100_000));
                    response.end("y");
                }
                case "/refused" -> response.setStatusCode(409).end("no");
                default -> response.end("{}");
            }
        });
    }
}
