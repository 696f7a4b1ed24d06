package io.groundplan.project.task;

import java.time.Instant;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TaskId;
import io.groundplan.project.phase.Phase;

/** Something to be done in a project, and how far it is. */
public record Task(
        TaskId id,
        ProjectId project,
        TaskDetails details,
        Progress progress,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    Task withDetails(TaskDetails value) {
        return new Task(id, project, value, progress, version, createdAt, updatedAt);
    }

    Task in(Phase phase) {
        return withDetails(details.withPhase(phase));
    }

    Task now(TaskStatus status, Instant now) {
        return new Task(id, project, details, progress.to(status, now), version, createdAt, updatedAt);
    }

    /** The same task after a change. */
    Task changed(Instant now) {
        return new Task(id, project, details, progress, version + 1, createdAt, now);
    }
}
