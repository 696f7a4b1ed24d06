package io.groundplan.runtime.tracing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TracingTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    private final RecordedSpans spans = new RecordedSpans();
    private final Tracing tracing = spans.tracing();

    @Test
    void whatATopicBroughtGoesOnWithItsTrace() {
        var received = tracing.receive("topic", PARENT).tag("groundplan.consumer", "c");
        assertEquals(
                "item", received.during(Uni.createFrom().item("item")).await().indefinitely());
        var span = spans.ended("topic process");
        assertEquals(TRACE, span.getTraceId());
        assertEquals("00f067aa0ba902b7", span.getParentSpanId());
        assertEquals(SpanKind.CONSUMER, span.getKind());
        assertEquals("c", span.getAttributes().get(AttributeKey.stringKey("groundplan.consumer")));
        assertEquals("00-" + TRACE + "-" + span.getSpanId() + "-01", received.traceparent());
    }

    @Test
    void publishingBeginsWhenTheFactWasWritten() {
        var written = Instant.parse("2026-11-02T09:30:00.004Z");
        tracing.publish("topic", PARENT, written).end();
        var span = spans.ended("topic publish");
        assertEquals(SpanKind.PRODUCER, span.getKind());
        assertEquals(TimeUnit.MILLISECONDS.toNanos(written.toEpochMilli()), span.getStartEpochNanos());
    }

    @Test
    void stepsAreTimedOneByOneAndFailuresTellNoMessage() {
        var job = tracing.perform("job", PARENT);
        job.step("first", () -> Uni.createFrom().voidItem()).await().indefinitely();
        var second = job.step("second", () -> Uni.createFrom().failure(new IllegalStateException("password of ada")));
        assertThrows(IllegalStateException.class, () -> second.await().indefinitely());
        job.end();
        var parent = spans.ended("job").getSpanId();
        assertEquals(parent, spans.ended("first").getParentSpanId());
        assertEquals(StatusCode.UNSET, spans.ended("first").getStatus().getStatusCode());
        var failed = spans.ended("second");
        assertEquals(StatusCode.ERROR, failed.getStatus().getStatusCode());
        assertEquals("IllegalStateException", failed.getStatus().getDescription());
        assertFalse(failed.toString().contains("ada"), failed::toString);
    }

    @ParameterizedTest
    @NullAndEmptySource
    void withoutATraceNothingIsBegun(String traceparent) {
        var traced = tracing.perform("job", traceparent);
        assertSame(Traced.NONE, traced);
        assertEquals(TraceParent.NONE, traced.traceparent());
        var work = Uni.createFrom().item(1);
        assertSame(work, traced.during(work));
        assertEquals(1, traced.step("step", () -> work).await().indefinitely());
        assertEquals(List.of(), spans.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00-" + TRACE, "00-00000000000000000000000000000000-00f067aa0ba902b7-01"})
    void whatIsNoPlaceInATraceIsNone(String malformed) {
        assertSame(Traced.NONE, tracing.receive("topic", malformed));
    }

    @Test
    void whileTracingIsOffATraceIsPassedOnUnchanged() {
        assertEquals(PARENT, Tracing.off().receive("topic", PARENT).traceparent());
    }

    @Test
    void whatIsDoneInASpanIsWrittenDownWithItsPlace() {
        assertEquals(TraceParent.NONE, TraceParent.current());
        var span = spans.begun("request");
        try (var scope = span.makeCurrent()) {
            var place = span.getSpanContext();
            assertEquals(
                    "00-" + place.getTraceId() + "-" + place.getSpanId() + "-01",
                    TraceParent.current(),
                    scope::toString);
        }
        assertEquals(TraceParent.NONE, TraceParent.current());
    }

    @Test
    void secretsOfAddressesAreHidden() {
        var span = spans.begunAt("/api/v1/invites/s3cret/accept", "token=s3cret");
        span.end();
        var seen = spans.ended("GET").getAttributes();
        assertEquals("/api/v1/invites/…", seen.get(AttributeKey.stringKey("url.path")));
        assertEquals("…", seen.get(AttributeKey.stringKey("url.query")));
        assertFalse(spans.all().toString().contains("s3cret"));
    }
}
