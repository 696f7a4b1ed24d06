package io.groundplan.project.task;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a task is. It has started since it first left pending, even if it came back; it is finished while it is
 * completed.
 */
public record Progress(TaskStatus status, Optional<Instant> startedAt, Optional<Instant> finishedAt) {
    static final Progress NONE = new Progress(TaskStatus.PENDING, Optional.empty(), Optional.empty());

    Progress to(TaskStatus next, Instant now) {
        if (next == status) {
            return this;
        }
        return new Progress(
                next,
                startedAt.or(() -> next == TaskStatus.PENDING ? Optional.empty() : Optional.of(now)),
                next == TaskStatus.COMPLETED ? Optional.of(now) : Optional.empty());
    }
}
