package io.groundplan.project.traceability;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.DatasetId;
import io.groundplan.project.phase.Phase;

/** Data that a project uses. */
public record Dataset(DatasetId id, Content content, Origin origin) {

    /** What is written down about it; `records` is how many it has. */
    public record Content(
            String name,
            String source,
            String description,
            Optional<Long> records,
            Instant acquisitionDate,
            Phase phase) {}
}
