package io.groundplan.runtime.surface;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/**
 * Leaves failed authentications to the exception mappers alone. Resources are authenticated when they are reached, and
 * the filter's own handler of failures is taken out there anyway; but until then Quarkus would build a map of all
 * resources for every request, failed or not, so that its metrics know the address of one that fails earlier.
 */
@Singleton
class AuthFailureRouting {
    /** Right behind the filter that installs the handler, and before the one that looks for it. */
    private static final int AUTHENTICATION = 200;

    void register(@Observes Filters filters) {
        filters.register(AuthFailureRouting::removeHandler, AUTHENTICATION);
    }

    private static void removeHandler(RoutingContext context) {
        context.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        context.next();
    }
}
