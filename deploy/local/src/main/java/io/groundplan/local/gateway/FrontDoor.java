package io.groundplan.local.gateway;

import java.util.Map;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/** Decides who answers a request: the stack itself, by the routes a service or what stands in for it, or nobody. */
final class FrontDoor implements Handler<HttpServerRequest> {
    private final RouteTable routes;
    private final Map<String, Handler<HttpServerRequest>> services;
    private final Map<String, Handler<HttpServerRequest>> own;

    FrontDoor(
            RouteTable routes,
            Map<String, Handler<HttpServerRequest>> services,
            Map<String, Handler<HttpServerRequest>> own) {
        this.routes = routes;
        this.own = own;
        this.services = Map.copyOf(services);
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
}
