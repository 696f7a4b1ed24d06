package io.groundplan.runtime.tracing;

import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Goes on with traces where the framework does not: over the outbox, the topics and the queue of jobs. It begins none,
 * so work that no request caused has no trace; and while tracing is off it costs nothing.
 */
@Singleton
public class Tracing {
    private static final String REQUEST_ID = "groundplan.request.id";

    private final Tracer tracer;
    private final boolean on;

    @Inject
    Tracing(Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this(tracer, off ? Switch.OFF : Switch.ON);
    }

    private Tracing(Tracer tracer, Switch state) {
        this.tracer = tracer;
        this.on = state == Switch.ON;
    }

    private enum Switch {
        ON,
        OFF
    }

    /** For what runs without a container. */
    public static Tracing off() {
        return new Tracing(TracerProvider.noop().get(""), Switch.OFF);
    }

    /** For what runs without a container, and is told to this tracer. */
    public static Tracing with(Tracer tracer) {
        return new Tracing(tracer, Switch.ON);
    }

    /** Lets a request be found in the traces by the id that its client knows. */
    public void nameRequest(String requestId) {
        if (on) {
            Span.current().setAttribute(REQUEST_ID, requestId);
        }
    }

    /** Takes what a topic brought. */
    public Traced receive(String topic, String traceparent) {
        return follow(topic + " process", SpanKind.CONSUMER, traceparent, null);
    }

    /** Sends to a topic what was written down at that time. */
    public Traced publish(String topic, String traceparent, Instant since) {
        return follow(topic + " publish", SpanKind.PRODUCER, traceparent, since);
    }

    /** Does what was asked for elsewhere. */
    public Traced perform(String name, String traceparent) {
        return follow(name, SpanKind.INTERNAL, traceparent, null);
    }

    private Traced follow(String name, SpanKind kind, String traceparent, Instant since) {
        if (traceparent == null || traceparent.isEmpty()) {
            return Traced.NONE;
        }
        var place = TraceParent.toContext(traceparent);
        if (!Span.fromContext(place).getSpanContext().isValid()) {
            return Traced.NONE;
        }
        var span = tracer.spanBuilder(name).setSpanKind(kind).setParent(place);
        return new Traced(tracer, (since == null ? span : span.setStartTimestamp(since)).startSpan());
    }
}
