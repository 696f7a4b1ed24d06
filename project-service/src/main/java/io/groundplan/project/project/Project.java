package io.groundplan.project.project;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;

/** The one project under all surfaces. `iconFile` is the name of its icon's file, if it has one. */
public record Project(
        ProjectId id,
        TeamId team,
        Profile profile,
        String slug,
        Purpose purpose,
        Limits limits,
        Optional<DatabaseId> primaryDatabase,
        Optional<String> iconFile,
        ProjectState state,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public String name() {
        return profile.name();
    }

    /** What jobs of the whole project lock: one change of a project at a time. */
    public String lockedResource() {
        return "project:" + id.text();
    }
}
