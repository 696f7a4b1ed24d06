package io.groundplan.local.gateway;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;

/** The one public address of the stack, on the loopback interfaces only. */
public final class Gateway implements AutoCloseable {
    // every waiting client and every event stream holds a connection
    private static final int CONNECTIONS_PER_SERVICE = 2_048;
    private static final int MAX_HEADER_BYTES = 16 * 1024;

    private final Vertx vertx;
    private final int port;

    private Gateway(Vertx vertx, int port) {
        this.vertx = vertx;
        this.port = port;
    }

    /**
     * Listens at once, so that the port is ours before anything else starts; what is not up yet answers 503.
     *
     * @param standIns what answers here in the place of a service that the routes name
     * @param own what answers on paths that no route has
     */
    public static Gateway open(
            int port,
            RouteTable routes,
            List<Upstream> upstreams,
            Map<String, Handler<HttpServerRequest>> standIns,
            Map<String, Handler<HttpServerRequest>> own) {
        return open(port, routes, upstreams, standIns, own, Optional.empty());
    }

    /**
     * Tells also what passes.
     *
     * @param collector of traces, by OTLP over HTTP
     */
    public static Gateway open(
            int port,
            RouteTable routes,
            List<Upstream> upstreams,
            Map<String, Handler<HttpServerRequest>> standIns,
            Map<String, Handler<HttpServerRequest>> own,
            Optional<URI> collector) {
        var vertx = Vertx.vertx();
        try {
            var client = vertx.createHttpClient(new HttpClientOptions()
                    .setConnectTimeout(2_000)
                    .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                    .setMaxHeaderSize(MAX_HEADER_BYTES));
            var readiness = new Readiness(client, upstreams);
            var all = new HashMap<>(own);
            all.put("/q/health/live", Readiness::live);
            all.put("/q/health/ready", readiness::ready);
            var door = new FrontDoor(
                    client, routes, upstreams, standIns, Map.copyOf(all), new TraceCollector(vertx, client, collector));
            int bound = 0;
            for (String host : LoopbackHosts.all()) {
                bound = listen(vertx, host, bound == 0 ? port : bound, door);
            }
            return new Gateway(vertx, bound);
        } catch (RuntimeException e) {
            vertx.close();
            throw e;
        }
    }

    public int port() {
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

    private static int listen(Vertx vertx, String host, int port, FrontDoor door) {
        var options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxInitialLineLength(MAX_HEADER_BYTES)
                .setHandle100ContinueAutomatically(true)
                // the proxy knows the framing of HTTP/1.1 only
                .setHttp2ClearTextEnabled(false);
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(door)
                    .listen()
                    .map(HttpServer::actualPort)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new PortTakenException(port, e.getCause());
        }
    }
}
