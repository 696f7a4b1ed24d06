package io.groundplan.runtime.problem;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

import io.groundplan.runtime.surface.Surface;

/**
 * Every failure on a surface's path has that surface's body. The framework has mappers of its own, with empty bodies,
 * for some types; those are named here one by one, since the most specific mapper wins.
 */
class FailureMappers {

    @ServerExceptionMapper(Throwable.class)
    Response any(Throwable failure, RoutingContext context) {
        var response = ProblemResponses.of(Surface.of(context), Failures.toProblem(failure));
        return failure instanceof NotAllowedException
                ? Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, AllowedMethods.of(CurrentRequestManager.get()))
                        .build()
                : response;
    }

    @ServerExceptionMapper({
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        AuthenticationRedirectException.class,
        UnauthorizedException.class,
        ForbiddenException.class,
        MismatchedInputException.class
    })
    Response mappedElsewhereToo(Throwable failure, RoutingContext context) {
        return any(failure, context);
    }
}
