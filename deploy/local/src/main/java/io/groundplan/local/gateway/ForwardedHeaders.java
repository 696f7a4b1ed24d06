package io.groundplan.local.gateway;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Keeps back the headers that end at the gateway: those of one hop, and those by which a client could claim to be someone. */
final class ForwardedHeaders implements ProxyInterceptor {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final List<String> HOP_BY_HOP = List.of(
            "connection",
            "keep-alive",
            "proxy-connection",
            "proxy-authenticate",
            "proxy-authorization",
            "te",
            "trailer",
            "upgrade");
    private static final List<String> CLAIMS = List.of(
            "forwarded",
            "remote-user",
            "x-remote-user",
            "x-user",
            "x-user-id",
            "x-user-email",
            "x-user-name",
            "x-user-roles",
            "x-email",
            "x-roles",
            "x-groups",
            "x-real-ip",
            "x-original-url",
            "x-rewrite-url",
            "x-http-method-override");
    private static final List<String> CLAIM_PREFIXES = List.of("x-forwarded-", "x-auth-request-", "x-groundplan-");

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var headers = context.request().headers();
        removeHopByHop(headers);
        // the gateway has answered the expectation itself
        headers.remove("expect");
        CLAIMS.forEach(headers::remove);
        List.copyOf(headers.names()).stream().filter(ForwardedHeaders::isClaim).forEach(headers::remove);
        if (isServiceCredential(headers.get("authorization"))) {
            headers.remove("authorization");
        }
        return context.sendRequest();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        removeHopByHop(context.response().headers());
        return context.sendResponse();
    }

    private static void removeHopByHop(MultiMap headers) {
        headers.getAll("connection").stream().flatMap(COMMA::splitAsStream).forEach(headers::remove);
        HOP_BY_HOP.forEach(headers::remove);
    }

    private static boolean isClaim(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return CLAIM_PREFIXES.stream().anyMatch(lower::startsWith);
    }

    private static boolean isServiceCredential(String authorization) {
        return authorization != null
                && authorization.stripLeading().regionMatches(true, 0, "service ", 0, "service ".length());
    }
}
