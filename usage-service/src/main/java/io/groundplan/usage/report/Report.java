package io.groundplan.usage.report;

import java.time.Instant;

/**
 * Figures of one moment.
 *
 * @param completeUntil every event that its topic had accepted before that time is in them
 */
public record Report<T>(T figures, Instant completeUntil) {}
