package io.groundplan.openapi;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Serves the documents on a port of its own, for gateways that can only forward. */
public final class ApiDocsServer implements AutoCloseable {
    private static final String PORT = "GROUNDPLAN_API_DOCS_PORT";
    private static final String DEFAULT_PORT = "8085";
    // it waits for nobody: whoever listens is ready
    private static final Set<String> HEALTH = Set.of("/q/health/live", "/q/health/ready");

    private final Vertx vertx;
    private final int port;

    private ApiDocsServer(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    public static void main(String[] arguments) {
        var server = open(Integer.parseInt(System.getenv().getOrDefault(PORT, DEFAULT_PORT)));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    }

    static ApiDocsServer open(int port) {
        var docs = ApiDocs.load();
        var vertx = Vertx.vertx();
        try {
            int bound = vertx.createHttpServer()
                    .requestHandler(request -> answer(request, docs))
                    .listen(port)
                    .map(HttpServer::actualPort)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new ApiDocsServer(vertx, bound);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    private static void answer(HttpServerRequest request, ApiDocs docs) {
        if (HEALTH.contains(request.uri())) {
            request.response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, ApiDocs.JSON)
                    .end(JsonObject.of("status", "UP").encode());
        } else {
            docs.handle(request);
        }
    }
}
