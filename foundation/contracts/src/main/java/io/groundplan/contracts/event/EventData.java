package io.groundplan.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** What an event says; sealed families, each of one topic. Schemas change by addition only. */
public sealed interface EventData
        permits ProjectEvent, MembershipEvent, JobRequestEvent, JobEvent, StorageEvent, UsageEvent {

    /** The CloudEvents type, `io.groundplan.<what>.v1`. */
    @JsonIgnore
    String eventType();

    /** The topic that carries this family. */
    @JsonIgnore
    String topic();
}
