package io.groundplan.project.traceability;

import java.time.Instant;

import io.groundplan.contracts.id.ProjectId;

/** Where something that was written down comes from. */
public record Origin(ProjectId project, Creator createdBy, Instant createdAt) {}
