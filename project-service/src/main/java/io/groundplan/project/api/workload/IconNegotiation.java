package io.groundplan.project.api.workload;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * A picture has one form, which every client gets: what it accepts is not looked at. The framework would refuse `image/*`,
 * since it does not know the type before the picture is read.
 */
@Singleton
class IconNegotiation {
    /** After the surface is found, before the route is. */
    private static final int EARLY = 9_000;

    void register(@Observes Filters filters) {
        filters.register(IconNegotiation::acceptEverything, EARLY);
    }

    private static void acceptEverything(RoutingContext context) {
        if (context.request().uri().startsWith(IconFilesResource.PATH)) {
            context.request().headers().set(HttpHeaders.ACCEPT, "*/*");
        }
        context.next();
    }
}
