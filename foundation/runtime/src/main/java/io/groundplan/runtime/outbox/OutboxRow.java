package io.groundplan.runtime.outbox;

import io.groundplan.contracts.event.EventEnvelope;

/** One event that waits to be published; `traceparent` is null without a trace. */
record OutboxRow(long id, String topic, String key, EventEnvelope envelope, String data, String traceparent) {}
