package io.groundplan.runtime.metering;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.ext.Provider;

import io.vertx.ext.web.RoutingContext;

/** Notes on a metered request which operation serves it. A filter of answers would miss those that are streams. */
@Provider
class OperationFilter implements ContainerRequestFilter {
    private record Served(String httpMethod, Method method) {}

    private final RoutingContext routing;
    private final ResourceInfo resource;
    private final Map<Served, Optional<Operation>> known = new ConcurrentHashMap<>();

    OperationFilter(RoutingContext routing, ResourceInfo resource) {
        this.routing = routing;
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        MeteredRequest.of(routing).ifPresent(metered -> note(metered, request.getMethod()));
    }

    private void note(MeteredRequest metered, String httpMethod) {
        var method = resource.getResourceMethod();
        if (method != null) {
            known.computeIfAbsent(
                            new Served(httpMethod, method),
                            served -> Operation.of(served.httpMethod(), served.method()))
                    .ifPresent(metered::does);
        }
    }
}
