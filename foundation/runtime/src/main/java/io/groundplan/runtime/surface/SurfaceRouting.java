package io.groundplan.runtime.surface;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

import io.groundplan.runtime.http.RequestIds;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.problem.ProblemResponses;
import io.groundplan.runtime.ratelimit.RateLimits;
import io.groundplan.runtime.security.Credentials;
import io.groundplan.runtime.tracing.Tracing;

/** The first thing that sees a request: gives it an id, refuses ambiguous paths and oversized bodies, finds its surface. */
@Singleton
class SurfaceRouting {
    private static final int FIRST = 10_000;
    static final long MAX_JSON_BYTES = 1 << 20;
    /** As `quarkus.http.limits.max-body-size` has it, whose refusal would be no surface's. */
    static final long MAX_BYTES = 4 << 20;

    private final SurfaceDispatch dispatch;
    private final Credentials credentials;
    private final RateLimits limits;
    private final ObjectMapper mapper;
    private final Tracing tracing;

    SurfaceRouting(
            SurfaceDispatch dispatch,
            Credentials credentials,
            RateLimits limits,
            ObjectMapper mapper,
            Tracing tracing) {
        this.dispatch = dispatch;
        this.credentials = credentials;
        this.limits = limits;
        this.mapper = mapper;
        this.tracing = tracing;
    }

    void register(@Observes Filters filters) {
        filters.register(this::route, FIRST);
    }

    private void route(RoutingContext context) {
        var request = context.request();
        var requestId = RequestIds.acceptOrCreate(request.getHeader(RequestIds.HEADER));
        RequestIds.set(requestId);
        tracing.nameRequest(requestId);
        context.response().putHeader(RequestIds.HEADER, requestId);
        BrowserRules.tell(context.response());
        var surface = surfaceOf(context);
        context.put(Surface.KEY, surface);
        try {
            limits.arrived(context);
            refuseUnreadable(context);
        } catch (Problem problem) {
            refuse(context, surface, problem);
            return;
        }
        context.next();
    }

    private static void refuseUnreadable(RoutingContext context) {
        if (RawPaths.isAmbiguous(rawPath(context))) {
            throw new Problem(ProblemCode.INVALID, "bad path");
        }
        if (isOversized(context)) {
            throw new Problem(ProblemCode.TOO_LARGE, "body too large");
        }
    }

    private Surface surfaceOf(RoutingContext context) {
        var path = rawPath(context);
        return dispatch.byPrefix(path).orElseGet(() -> dispatch.ofBare(bareRequest(context, path)));
    }

    private BareRequest bareRequest(RoutingContext context, String path) {
        var authority = context.request().authority();
        var host = authority == null ? "" : authority.host();
        var headers = context.request().headers();
        return new BareRequest(
                host,
                path,
                credentials.hasProjectToken(headers),
                credentials.apiKey(headers).isPresent());
    }

    private static String rawPath(RoutingContext context) {
        var uri = context.request().uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static boolean isOversized(RoutingContext context) {
        var headers = context.request().headers();
        var length = headers.get(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return false;
        }
        var type = headers.get(HttpHeaders.CONTENT_TYPE);
        boolean multipart = type != null && type.startsWith("multipart/");
        long allowed = multipart ? MAX_BYTES : MAX_JSON_BYTES;
        return length.length() < 19 && Long.parseLong(length) > allowed;
    }

    private void refuse(RoutingContext context, Surface surface, Problem problem) {
        try {
            if (problem.code() == ProblemCode.RATE_LIMITED) {
                context.response()
                        .putHeader(
                                HttpHeaders.RETRY_AFTER,
                                Long.toString(problem.retryAfter().toSeconds()));
            }
            context.response()
                    .setStatusCode(ProblemResponses.status(surface, problem))
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    // the rest of a refused body is not worth reading
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(mapper.writeValueAsString(ProblemResponses.body(surface, problem)));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
