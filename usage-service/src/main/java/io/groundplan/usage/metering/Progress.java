package io.groundplan.usage.metering;

import java.time.Instant;

/** All that was sent to that partition of the topic before that time is counted. */
public record Progress(int partition, Instant completeUntil) {}
