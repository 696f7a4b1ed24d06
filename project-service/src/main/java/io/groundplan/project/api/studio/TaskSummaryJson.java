package io.groundplan.project.api.studio;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.task.TaskStatus;
import io.groundplan.project.task.TaskSummary;

/** A task within its project (TaskProject of the document). */
@Schema(name = "StudioTaskSummary")
record TaskSummaryJson(
        @JsonProperty("_id") @Schema(required = true, examples = TaskJson.ID) String id,
        @Schema(required = true, examples = "Collect raw data") String name,
        @Schema(
                        required = true,
                        enumeration = {"pending", "onHold", "inProgress", "underReview", "completed"})
                String status,
        @Schema(required = true) String description,
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
        @Schema(required = true, description = "Whether the status is completed.") boolean completed) {

    static TaskSummaryJson of(TaskSummary task) {
        return new TaskSummaryJson(
                task.id().hex(),
                task.name(),
                task.status().text(),
                task.description(),
                task.phase().text(),
                task.status() == TaskStatus.COMPLETED);
    }
}
