package io.groundplan.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/** Answers in the surface's own words while its service cannot be reached. */
final class OutageAnswers implements ProxyInterceptor {
    private static final String RETRY_SECONDS = "2";

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        return context.sendRequest().recover(unreachable -> Future.succeededFuture(unavailable(context)));
    }

    private static ProxyResponse unavailable(ProxyContext context) {
        var body = ErrorBody.of(RawPath.of(context.request().getURI())).unavailable();
        return context.request()
                .release()
                .response()
                .setStatusCode(503)
                .putHeader("content-type", "application/json")
                .putHeader("retry-after", RETRY_SECONDS)
                .setBody(Body.body(Buffer.buffer(body)));
    }
}
