package io.groundplan.usage.wire;

/** What says which event it is and when it happened; null where the event does not say. */
public record CloudEventAttributes(String source, String id, String time) {}
