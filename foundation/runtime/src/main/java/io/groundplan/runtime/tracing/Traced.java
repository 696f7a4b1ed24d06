package io.groundplan.runtime.tracing;

import java.util.function.Supplier;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.Uni;

/** A piece of work as its trace shows it, from when it was followed to when it ended. */
public final class Traced {
    /** Work that nobody traces. */
    public static final Traced NONE = new Traced(TracerProvider.noop().get(""), Span.getInvalid());

    private final Tracer tracer;
    private final Span span;

    Traced(Tracer tracer, Span span) {
        this.tracer = tracer;
        this.span = span;
    }

    /** For what goes on with this work elsewhere; empty when nobody traces it. */
    public String traceparent() {
        return TraceParent.of(span);
    }

    public Traced tag(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    /** What is done on this Vert.x context from now on is a part of this work. */
    public void enter() {
        if (isTraced()) {
            // nothing to restore: the context belongs to this work alone and ends with it
            Context.root().with(span).makeCurrent();
        }
    }

    /** Does a part of this work, which the trace shows by its name. */
    public <T> Uni<T> step(String name, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> isTraced() ? part(name).during(work.get()) : work.get());
    }

    /** Ends with the work, however that ends. */
    public <T> Uni<T> during(Uni<T> work) {
        return isTraced()
                ? work.onFailure().invoke(this::failed).onTermination().invoke(() -> span.end())
                : work;
    }

    /** The work failed; it is yet to be ended. */
    public void failed(Throwable failure) {
        // no message: it may tell what nobody outside should read
        span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
    }

    public void end() {
        span.end();
    }

    private boolean isTraced() {
        return span.getSpanContext().isValid();
    }

    private Traced part(String name) {
        return new Traced(
                tracer,
                tracer.spanBuilder(name)
                        .setSpanKind(SpanKind.INTERNAL)
                        .setParent(Context.root().with(span))
                        .startSpan());
    }
}
