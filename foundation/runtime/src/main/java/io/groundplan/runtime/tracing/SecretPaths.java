package io.groundplan.runtime.tracing;

import jakarta.inject.Singleton;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Keeps out of the traces what of an address is a secret, or may be one: the token that an invite's path ends with, and
 * whatever a client put into a query.
 */
@Singleton
class SecretPaths implements SpanProcessor {
    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    private static final String INVITES = "/api/v1/invites/";
    private static final String HIDDEN = "…";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        var path = span.getAttribute(PATH);
        if (path != null && path.startsWith(INVITES)) {
            span.setAttribute(PATH, INVITES + HIDDEN);
        }
        if (span.getAttribute(QUERY) != null) {
            span.setAttribute(QUERY, HIDDEN);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // as it began
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
