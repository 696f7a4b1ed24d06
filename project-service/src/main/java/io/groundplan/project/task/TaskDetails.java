package io.groundplan.project.task;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.UserId;
import io.groundplan.project.phase.Phase;

/** What people say about a task; all of it but how far it is. */
public record TaskDetails(
        String name,
        String description,
        Phase phase,
        Optional<UserId> assignedTo,
        Optional<Hours> estimatedHours,
        Optional<Priority> priority,
        Optional<Instant> deadline) {

    TaskDetails withPhase(Phase value) {
        return new TaskDetails(name, description, value, assignedTo, estimatedHours, priority, deadline);
    }

    TaskDetails withAssignee(Optional<UserId> value) {
        return new TaskDetails(name, description, phase, value, estimatedHours, priority, deadline);
    }
}
