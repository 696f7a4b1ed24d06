package io.groundplan.project.api.studio;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.UserId;
import io.groundplan.project.task.Hours;
import io.groundplan.project.task.Priority;
import io.groundplan.project.task.Task;
import io.groundplan.project.task.TaskStatus;

/** A task with everything about it; what is not known is null. */
@Schema(name = "StudioTask")
record TaskJson(
        @JsonProperty("_id") @Schema(required = true, description = "24 hex characters.", examples = ID) String id,
        @Schema(required = true, examples = "Collect raw data") String name,
        @Schema(
                        required = true,
                        enumeration = {"pending", "onHold", "inProgress", "underReview", "completed"})
                String status,
        @Schema(required = true, examples = "Export two years of transactions.") String description,
        @Schema(
                        required = true,
                        enumeration = {
                            "business",
                            "data_understanding",
                            "data_preparation",
                            "modeling",
                            "evaluation",
                            "deployment"
                        })
                String phase,
        @Schema(required = true, description = "Whether the status is completed.") boolean completed,
        @Schema(required = true, description = "The project's id.", examples = ProjectJson.ID) String project,
        @Schema(required = true, nullable = true, description = "User id.", examples = "64a1f2c3b4e5d6f7a8b9c0d2")
                String assignedTo,
        @Schema(required = true, nullable = true, description = "Hours.", minimum = "0", examples = "12.5")
                BigDecimal estimatedHours,
        @Schema(required = true, nullable = true, pattern = "^(low|medium|high)$", examples = "high") String priority,
        @Schema(required = true, nullable = true, format = "date-time", description = "UTC, in milliseconds.")
                String deadline,
        @Schema(
                        required = true,
                        nullable = true,
                        format = "date-time",
                        description = "When the task first left pending; UTC, in milliseconds.")
                String startedAt,
        @Schema(
                        required = true,
                        nullable = true,
                        format = "date-time",
                        description = "When the task became completed, while it is; UTC, in milliseconds.")
                String finishedAt,
        @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String createdAt,
        @Schema(required = true, format = "date-time", description = "UTC, in milliseconds.") String updatedAt) {

    static final String ID = "64a1f2c3b4e5d6f7a8b9c0e1";

    static TaskJson of(Task task) {
        var details = task.details();
        var progress = task.progress();
        return new TaskJson(
                task.id().hex(),
                details.name(),
                progress.status().text(),
                details.description(),
                details.phase().text(),
                progress.status() == TaskStatus.COMPLETED,
                task.project().hex(),
                details.assignedTo().map(UserId::hex).orElse(null),
                details.estimatedHours().map(Hours::value).orElse(null),
                details.priority().map(Priority::text).orElse(null),
                details.deadline().map(Times::text).orElse(null),
                progress.startedAt().map(Times::text).orElse(null),
                progress.finishedAt().map(Times::text).orElse(null),
                Times.text(task.createdAt()),
                Times.text(task.updatedAt()));
    }
}
