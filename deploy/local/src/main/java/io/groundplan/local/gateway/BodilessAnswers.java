package io.groundplan.local.gateway;

import java.util.Set;

import io.vertx.core.Future;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;

/** Keeps the proxy from announcing a chunked body on answers that never have one. */
final class BodilessAnswers implements ProxyInterceptor {
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 304);

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var response = context.response();
        if (WITHOUT_BODY.contains(response.getStatusCode()) && response.getBody() != null) {
            // reading to the end gives the connection back
            response.getBody().stream().resume();
            response.setBody(null);
        }
        return context.sendResponse();
    }
}
