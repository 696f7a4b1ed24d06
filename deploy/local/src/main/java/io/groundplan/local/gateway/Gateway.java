package io.groundplan.local.gateway;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
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
     * @param upstreams every process of every service
     * @param standIns what answers here in the place of a service that the routes name
     * @param own what answers on paths that no route has
     */
    public static Gateway open(
            int port,
            RouteTable routes,
            List<Upstream> upstreams,
            Map<String, Handler<HttpServerRequest>> standIns,
            Map<String, Handler<HttpServerRequest>> own) {
        return open(port, routes, upstreams, List.of(), standIns, own, Optional.empty());
    }

    /**
     * Gives the services addresses too, and tells what passes.
     *
     * @param addresses one more port for each service that the others reach any of its processes by; may be empty
     * @param collector of traces, by OTLP over HTTP
     */
    public static Gateway open(
            int port,
            RouteTable routes,
            List<Upstream> upstreams,
            List<Upstream> addresses,
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
            var replicas = replicas(vertx, client, upstreams);
            var services = new HashMap<>(standIns);
            var traces = new TraceCollector(vertx, client, collector);
            replicas.forEach(
                    (service, processes) -> services.put(service, ServiceProxy.forClients(client, processes, traces)));
            var all = new HashMap<>(own);
            all.put("/q/health/live", Readiness::live);
            all.put("/q/health/ready", readiness::ready);
            var door = new FrontDoor(routes, services, Map.copyOf(all));
            int bound = 0;
            for (String host : LoopbackHosts.all()) {
                bound = listen(vertx, host, bound == 0 ? port : bound, door);
            }
            addresses.forEach(address -> listen(
                    vertx,
                    LoopbackHosts.FIRST,
                    address.port(),
                    ServiceProxy.forServices(client, replicas.get(address.service()))));
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

    private static Map<String, Replicas> replicas(Vertx vertx, HttpClient client, List<Upstream> upstreams) {
        var replicas = upstreams.stream()
                .collect(Collectors.groupingBy(
                        Upstream::service,
                        Collectors.collectingAndThen(Collectors.toList(), all -> new Replicas(client, all))));
        replicas.values().forEach(processes -> processes.watch(vertx));
        return replicas;
    }

    private static int listen(Vertx vertx, String host, int port, Handler<HttpServerRequest> door) {
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
