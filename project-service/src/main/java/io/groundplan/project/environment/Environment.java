package io.groundplan.project.environment;

import java.time.Instant;

import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;

/** Where databases of a project live; exactly one of a project's is its default. */
public record Environment(
        EnvironmentId id,
        ProjectId project,
        EnvironmentProfile profile,
        boolean isDefault,
        EnvironmentState state,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public String name() {
        return profile.name();
    }
}
