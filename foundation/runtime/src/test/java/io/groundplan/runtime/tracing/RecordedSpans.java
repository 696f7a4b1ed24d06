package io.groundplan.runtime.tracing;

import java.util.List;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** Tracing whose spans are kept in memory. */
public final class RecordedSpans {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(new SecretPaths())
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build()
            .get("test");

    public Tracing tracing() {
        return Tracing.with(tracer);
    }

    /** Something to be a part of. */
    public Span begun(String name) {
        return tracer.spanBuilder(name).startSpan();
    }

    /** A request's, as the framework describes it. */
    public Span begunAt(String path, String query) {
        return tracer.spanBuilder("GET")
                .setAttribute("url.path", path)
                .setAttribute("url.query", query)
                .startSpan();
    }

    public SpanData ended(String name) {
        return all().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name + " in " + all()));
    }

    public List<SpanData> all() {
        return exporter.getFinishedSpanItems();
    }
}
