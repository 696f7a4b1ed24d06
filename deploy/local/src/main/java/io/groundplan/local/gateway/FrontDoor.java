package io.groundplan.local.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyOptions;

/** Decides who answers a request: the stack itself, by the routes a service or what stands in for it, or nobody. */
final class FrontDoor implements Handler<HttpServerRequest> {
    private final RouteTable routes;
    private final Map<String, Handler<HttpServerRequest>> services;
    private final Map<String, Handler<HttpServerRequest>> own;

    FrontDoor(
            HttpClient client,
            RouteTable routes,
            List<Upstream> upstreams,
            Map<String, Handler<HttpServerRequest>> standIns,
            Map<String, Handler<HttpServerRequest>> own,
            TraceCollector traces) {
        this.routes = routes;
        this.own = own;
        this.services = new HashMap<>(standIns);
        upstreams.forEach(upstream -> services.put(upstream.service(), proxy(client, upstream, traces)));
    }

    @Override
    public void handle(HttpServerRequest request) {
        var path = RawPath.of(request.uri());
        var handler = own.get(path.text());
        if (handler != null) {
            handler.handle(request);
        } else if (path.isInternal()) {
            ErrorBody.answer(request, 404, ErrorBody.plain("not found"));
        } else if (path.hasDotSegments()) {
            ErrorBody.answer(request, 400, ErrorBody.of(path).badPath());
        } else {
            forward(request, path);
        }
    }

    private void forward(HttpServerRequest request, RawPath path) {
        var service = routes.serviceOf(path.text());
        if (service.isPresent()) {
            services.get(service.get()).handle(request);
        } else if (path.isAmbiguous()) {
            ErrorBody.answer(request, 400, ErrorBody.of(path).badPath());
        } else {
            ErrorBody.answer(request, 404, ErrorBody.plain("not found"));
        }
    }

    private static HttpProxy proxy(HttpClient client, Upstream upstream, TraceCollector traces) {
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(context -> context.client().request(upstream.request()).onSuccess(request -> {
                    // the client would name the loopback port; which surface is meant may hang on the host
                    var host = context.request().proxiedRequest().getHeader(HttpHeaders.HOST);
                    if (host != null) {
                        request.putHeader(HttpHeaders.HOST, host);
                    }
                }))
                .addInterceptor(new TraceStart(traces))
                .addInterceptor(new OutageAnswers())
                .addInterceptor(new BodilessAnswers())
                .addInterceptor(new ForwardedHeaders());
    }
}
