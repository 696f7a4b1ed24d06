package io.groundplan.project.task;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TaskId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.phase.Phase;

/** A row of `task`. */
@Entity
@Table(name = "task")
class TaskEntity {
    @Id
    UUID id;

    @Column(name = "project_id")
    UUID projectId;

    String name;
    String description;
    String phase;
    String status;

    @Column(name = "assigned_to")
    UUID assignedTo;

    @Column(name = "estimated_hours", precision = 8, scale = 2)
    BigDecimal estimatedHours;

    String priority;
    Instant deadline;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "finished_at")
    Instant finishedAt;

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    static TaskEntity of(Task task) {
        var entity = new TaskEntity();
        entity.id = task.id().value();
        entity.projectId = task.project().value();
        entity.createdAt = task.createdAt();
        entity.set(task);
        return entity;
    }

    void set(Task task) {
        var details = task.details();
        name = details.name();
        description = details.description();
        phase = details.phase().text();
        assignedTo = details.assignedTo().map(UserId::value).orElse(null);
        estimatedHours = details.estimatedHours().map(Hours::value).orElse(null);
        priority = details.priority().map(Priority::text).orElse(null);
        deadline = details.deadline().orElse(null);
        status = task.progress().status().text();
        startedAt = task.progress().startedAt().orElse(null);
        finishedAt = task.progress().finishedAt().orElse(null);
        version = task.version();
        updatedAt = task.updatedAt();
    }

    Task toTask() {
        return new Task(new TaskId(id), new ProjectId(projectId), details(), progress(), version, createdAt, updatedAt);
    }

    private TaskDetails details() {
        return new TaskDetails(
                name,
                description,
                Phase.of(phase),
                Optional.ofNullable(assignedTo).map(UserId::new),
                Optional.ofNullable(estimatedHours).map(Hours::new),
                Priority.parse(priority),
                Optional.ofNullable(deadline));
    }

    private Progress progress() {
        return new Progress(TaskStatus.of(status), Optional.ofNullable(startedAt), Optional.ofNullable(finishedAt));
    }
}
