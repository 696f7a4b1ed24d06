package io.groundplan.runtime.surface;

import java.util.function.BiConsumer;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityRecorder.DefaultAuthFailureHandler;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/**
 * Hands failed authentications to the exception mappers. Quarkus would do the same, but only after it has built a map of
 * all resources anew for every request, failed or not, so that its metrics know the address of one that fails.
 */
@Singleton
class AuthFailureRouting {
    /** Right behind the filter that installs the handler of Quarkus, and before the one that replaces it. */
    private static final int AUTHENTICATION = 200;

    private static final BiConsumer<RoutingContext, Throwable> TO_MAPPERS = AuthFailureRouting::fail;

    void register(@Observes Filters filters) {
        filters.register(AuthFailureRouting::replaceHandler, AUTHENTICATION);
    }

    private static void replaceHandler(RoutingContext context) {
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, TO_MAPPERS);
        context.next();
    }

    private static void fail(RoutingContext context, Throwable failure) {
        DefaultAuthFailureHandler.markIfOtherAuthenticationFailure(context, failure);
        if (!context.failed()) {
            context.fail(DefaultAuthFailureHandler.extractRootCause(failure));
        }
    }
}
