package io.groundplan.runtime.problem;

import java.util.stream.Collectors;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.logging.Logger;

import io.groundplan.runtime.http.RequestIds;
import io.groundplan.runtime.sql.Outages;

/** Turns whatever went wrong into a problem; what nobody foresaw is logged and told by its request id only. */
final class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    private Failures() {}

    static Problem toProblem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        if (failure instanceof AuthenticationException || failure instanceof UnauthorizedException) {
            return new Problem(ProblemCode.UNAUTHENTICATED, "missing or invalid credentials");
        }
        if (failure instanceof ForbiddenException) {
            return Problem.forbidden("not allowed");
        }
        if (failure instanceof JsonProcessingException malformed) {
            return ofJson(malformed);
        }
        if (failure instanceof WebApplicationException refused) {
            return ofRefusal(refused);
        }
        if (Outages.isOutage(failure)) {
            LOG.warnf("answered 503: %s", failure);
            return Problem.unavailable("the service cannot reach its database, try again");
        }
        return unexpected(failure);
    }

    private static Problem ofRefusal(WebApplicationException refused) {
        if (refused.getCause() instanceof JsonProcessingException malformed) {
            return ofJson(malformed);
        }
        if (refused instanceof NotFoundException) {
            return Problem.notFound("path");
        }
        if (refused instanceof NotAllowedException) {
            return new Problem(ProblemCode.METHOD_NOT_ALLOWED, "method not allowed");
        }
        if (refused instanceof NotAcceptableException) {
            return new Problem(ProblemCode.NOT_ACCEPTABLE, "only application/json is produced here");
        }
        if (refused instanceof NotSupportedException) {
            return new Problem(ProblemCode.UNSUPPORTED_MEDIA_TYPE, "this media type is not accepted here");
        }
        return switch (refused.getResponse().getStatus()) {
            case 400 -> new Problem(ProblemCode.INVALID, "malformed request");
            case 413 -> new Problem(ProblemCode.TOO_LARGE, "body too large");
            default -> unexpected(refused);
        };
    }

    private static Problem ofJson(JsonProcessingException malformed) {
        for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return new Problem(ProblemCode.TOO_LARGE, "body too large");
            }
        }
        if (malformed instanceof JsonMappingException mismatch
                && !mismatch.getPath().isEmpty()) {
            var field = mismatch.getPath().stream()
                    .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : part.getFieldName())
                    .collect(Collectors.joining("."));
            return Problem.invalid(field, "has a wrong type or value");
        }
        return new Problem(ProblemCode.INVALID, "malformed JSON");
    }

    private static Problem unexpected(Throwable failure) {
        var requestId = RequestIds.current().orElse("unknown");
        LOG.errorf(failure, "unexpected failure requestId=%s", requestId);
        return new Problem(ProblemCode.INTERNAL, "internal error, request " + requestId);
    }
}
