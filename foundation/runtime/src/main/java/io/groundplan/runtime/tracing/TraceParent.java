package io.groundplan.runtime.tracing;

import java.util.Collections;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;

/**
 * The place in a trace that work is done at, as text: what HTTP and Kafka carry in the header `traceparent`, and what is
 * stored with work that goes on later. Empty where there is no trace.
 */
public final class TraceParent {
    public static final String HEADER = "traceparent";
    public static final String NONE = "";

    private static final TextMapGetter<String> TEXT = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String traceparent) {
            return Collections.singleton(HEADER);
        }

        @Override
        public String get(String traceparent, String key) {
            return HEADER.equals(key) ? traceparent : null;
        }
    };

    private TraceParent() {}

    /** Of what is being done on this context. */
    public static String current() {
        return of(Span.current());
    }

    static String of(Span span) {
        var place = span.getSpanContext();
        return place.isValid()
                ? "00-" + place.getTraceId() + "-" + place.getSpanId() + "-"
                        + place.getTraceFlags().asHex()
                : NONE;
    }

    /** A context of that place; the empty one for a text that is none. */
    static Context toContext(String traceparent) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, TEXT);
    }
}
