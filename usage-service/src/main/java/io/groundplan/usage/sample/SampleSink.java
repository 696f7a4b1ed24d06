package io.groundplan.usage.sample;

import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.inbox.InboundEvent;

/**
 * Where what the worker saw in databases goes: `database.sampled` and `collection.created`. Called in the transaction of
 * the event's inbox row; other events are none of its business and change nothing. What it keeps is guarded by the
 * samples' own times, so that events told again or in another order leave the same.
 */
public interface SampleSink {

    /** Takes the event into the figures and the activity of its project. */
    Uni<Void> add(InboundEvent event);
}
