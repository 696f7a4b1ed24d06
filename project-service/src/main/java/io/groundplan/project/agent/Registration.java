package io.groundplan.project.agent;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TypedId;

/** An agent or aggregator that reports for a project; `type` and `version` are what it says of itself. */
public record Registration<I extends TypedId>(
        I id, ProjectId project, String name, Optional<String> type, Optional<String> version, Instant createdAt) {}
