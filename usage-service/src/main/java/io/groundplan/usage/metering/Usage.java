package io.groundplan.usage.metering;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;

/**
 * What one event says was used. Project, source and id say which event it is; `time` is when it happened, whenever it
 * arrived. None of the counters is negative.
 */
public record Usage(
        ProjectId project,
        String source,
        String id,
        Instant time,
        Optional<DatabaseId> database,
        Operation operation,
        long requests,
        long ingressBytes,
        long egressBytes) {}
