package io.groundplan.project.project;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;

/** The one project under all surfaces. */
public record Project(
        ProjectId id,
        TeamId team,
        String name,
        Optional<String> description,
        String slug,
        Purpose purpose,
        Limits limits,
        Optional<DatabaseId> primaryDatabase,
        ProjectState state,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** What jobs of the project lock: one change of a project at a time. */
    public String lockedResource() {
        return "project:" + id.text();
    }
}
