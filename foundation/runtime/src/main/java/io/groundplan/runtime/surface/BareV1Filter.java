package io.groundplan.runtime.surface;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

import io.vertx.ext.web.RoutingContext;

/** Leads a bare `/v1` request to the resources of the surface that it was dispatched to. */
@Provider
@PreMatching
class BareV1Filter implements ContainerRequestFilter {
    private final SurfaceDispatch dispatch;
    private final RoutingContext routing;

    BareV1Filter(SurfaceDispatch dispatch, RoutingContext routing) {
        this.dispatch = dispatch;
        this.routing = routing;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var path = routing.request().path();
        if (dispatch.byPrefix(path).isEmpty()) {
            var builder = context.getUriInfo().getRequestUriBuilder();
            context.setRequestUri(builder.replacePath(dispatch.pathOn(Surface.of(routing), path))
                    .build());
        }
    }
}
