package io.groundplan.runtime.inbox;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;

/** One event as a consumer gets it: attributes, the record's key, and what it says. */
public record InboundEvent(EventEnvelope envelope, String key, EventData data) {}
