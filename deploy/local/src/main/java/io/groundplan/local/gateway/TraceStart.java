package io.groundplan.local.gateway;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;

/**
 * Begins the trace of a request whose client has not begun one, and makes the gateway's part of it known to whoever
 * collects traces, if anybody does.
 */
final class TraceStart implements ProxyInterceptor {
    private static final String HEADER = "traceparent";
    private static final Pattern WELL_FORMED =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})");
    private static final String SAMPLED = "01";

    private final TraceCollector collector;

    TraceStart(TraceCollector collector) {
        this.collector = collector;
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        var span = begin(context);
        context.set(HEADER, span);
        context.request().headers().set(HEADER, span.traceparent());
        return context.sendRequest();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        var span = context.get(HEADER, GatewaySpan.class);
        int status = context.response().getStatusCode();
        return context.sendResponse().onComplete(sent -> collector.ended(span, status));
    }

    private GatewaySpan begin(ProxyContext context) {
        var request = context.request();
        var client = WELL_FORMED.matcher(text(request.headers()));
        boolean begun = client.matches();
        if (!begun) {
            request.headers().remove("tracestate");
        }
        return new GatewaySpan(
                begun ? client.group(1) : random() + random(),
                random(),
                begun ? client.group(2) : "",
                begun ? client.group(3) : SAMPLED,
                request.getMethod().name(),
                RawPath.of(request.getURI()).text(),
                System.currentTimeMillis());
    }

    private static String text(MultiMap headers) {
        var text = headers.get(HEADER);
        return text == null ? "" : text;
    }

    /** Sixteen digits, never all of them zero. */
    private static String random() {
        return "%016x".formatted(ThreadLocalRandom.current().nextLong() | 1);
    }
}
