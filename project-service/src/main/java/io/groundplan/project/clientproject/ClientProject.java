package io.groundplan.project.clientproject;

import java.util.List;
import java.util.Optional;

import io.groundplan.contracts.id.UserId;
import io.groundplan.project.project.Project;
import io.groundplan.project.task.TaskSummary;

/**
 * A project as those see it who do it for a client: its manager, which is its owner, the other members, oldest first, and
 * the newest tasks. For a moment of a transfer no manager may be known here.
 */
public record ClientProject(Project project, Optional<UserId> manager, List<TaskSummary> tasks, List<UserId> team) {

    /** A project that was just made. */
    static ClientProject begun(Project project, UserId manager) {
        return new ClientProject(project, Optional.of(manager), List.of(), List.of());
    }

    ClientProject with(Project changed) {
        return new ClientProject(changed, manager, tasks, team);
    }
}
