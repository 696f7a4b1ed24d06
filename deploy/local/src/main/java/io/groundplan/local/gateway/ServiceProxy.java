package io.groundplan.local.gateway;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

/** Hands requests on to the replicas of one service. */
final class ServiceProxy {
    private ServiceProxy() {}

    /** For whoever comes from outside: without claims and credentials that are none of theirs. */
    static Handler<HttpServerRequest> forClients(HttpClient client, Replicas replicas, TraceCollector traces) {
        return proxy(client, replicas)
                .addInterceptor(new TraceStart(traces))
                .addInterceptor(new OutageAnswers())
                .addInterceptor(new BodilessAnswers())
                .addInterceptor(new ForwardedHeaders())
                .addInterceptor(new Retries(replicas.count()));
    }

    /** For the other services, as a Kubernetes service has one address for all of its pods. */
    static Handler<HttpServerRequest> forServices(HttpClient client, Replicas replicas) {
        return proxy(client, replicas)
                .addInterceptor(new BodilessAnswers())
                .addInterceptor(new Retries(replicas.count()));
    }

    private static HttpProxy proxy(HttpClient client, Replicas replicas) {
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> replicas.connect().onSuccess(request -> {
                    // the client would name the loopback port; which surface is meant may hang on the host
                    var host = context.request().proxiedRequest().getHeader(HttpHeaders.HOST);
                    if (host != null) {
                        request.putHeader(HttpHeaders.HOST, host);
                    }
                }));
    }
}
