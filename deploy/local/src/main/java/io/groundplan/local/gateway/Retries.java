package io.groundplan.local.gateway;

import java.util.Set;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/**
 * Asks another replica when a connection breaks before the answer begins, or the answer is that the service is not
 * available, where asking twice does no more than asking once: reads, replacements of whatever version, and what has
 * an Idempotency-Key. The last of the interceptors.
 */
final class Retries implements ProxyInterceptor {
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT");
    private static final int MAX_BODY = 1 << 20;
    private static final int UNAVAILABLE = 503;

    private final int replicas;

    Retries(int replicas) {
        this.replicas = replicas;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var request = context.request().proxiedRequest();
        if (replicas == 1 || !isRepeatable(request)) {
            return context.sendRequest();
        }
        var body = hasBody(request) ? read(request) : Future.<Buffer>succeededFuture();
        // one more than there are, since the first may be a connection that its owner has just given up
        return body.compose(bytes -> attempt(context, bytes, replicas + 1));
    }

    private static Future<ProxyResponse> attempt(ProxyContext context, Buffer body, int left) {
        context.request().setBody(body == null ? null : Body.body(body));
        var answer = context.sendRequest();
        return left == 1
                ? answer
                : answer.transform(given -> isWanted(given) ? answer : again(context, given, body, left));
    }

    private static boolean isWanted(AsyncResult<ProxyResponse> given) {
        return given.succeeded() && given.result().getStatusCode() != UNAVAILABLE;
    }

    private static Future<ProxyResponse> again(
            ProxyContext context, AsyncResult<ProxyResponse> unwanted, Buffer body, int left) {
        if (unwanted.succeeded()) {
            unwanted.result().release();
        }
        return attempt(context, body, left - 1);
    }

    private static boolean isRepeatable(HttpServerRequest request) {
        var headers = request.headers();
        // a change of a version that was made, but not answered, would be refused the second time
        boolean once = headers.contains("idempotency-key")
                || (REPEATABLE.contains(request.method().name()) && !headers.contains(HttpHeaders.IF_MATCH));
        return once && (!hasBody(request) || isShort(request.getHeader(HttpHeaders.CONTENT_LENGTH)));
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    /** Kept until it is answered, so it must be known to be short. */
    private static boolean isShort(String length) {
        return length != null && length.matches("\\d{1,7}") && Integer.parseInt(length) <= MAX_BODY;
    }

    private static Future<Buffer> read(HttpServerRequest request) {
        var body = request.body();
        request.resume();
        return body;
    }
}
