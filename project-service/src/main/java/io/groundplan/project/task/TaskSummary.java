package io.groundplan.project.task;

import io.groundplan.contracts.id.TaskId;
import io.groundplan.project.phase.Phase;

/** What a project shows of its tasks. */
public record TaskSummary(TaskId id, String name, TaskStatus status, String description, Phase phase) {}
