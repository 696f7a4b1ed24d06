package io.groundplan.project.api.studio;

import java.math.BigDecimal;
import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.task.Hours;
import io.groundplan.project.task.Priority;
import io.groundplan.project.task.TaskDetails;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Body of POST /projects/{id}/tasks and PUT /projects/{id}/tasks/{taskId}. */
@Schema(name = "StudioTaskDetails")
record TaskDetailsJson(
        @Schema(required = true, minLength = 1, maxLength = Inputs.NAME_LENGTH, examples = "Collect raw data")
                String name,
        @Schema(
                        required = true,
                        minLength = 1,
                        maxLength = Texts.PARAGRAPH,
                        examples = "Export two years of transactions.")
                String description,
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
        @Schema(
                        nullable = true,
                        description = "User id of someone with a role in the project; 404 for anyone else.",
                        examples = "64a1f2c3b4e5d6f7a8b9c0d2")
                String assignedTo,
        @Schema(
                        nullable = true,
                        description = "Hours, to the hundredth.",
                        minimum = "0",
                        maximum = "100000",
                        examples = "12.5")
                BigDecimal estimatedHours,
        @Schema(nullable = true, pattern = "^(low|medium|high)$", examples = "high") String priority,
        @Schema(
                        nullable = true,
                        description = "A time with an offset, or a date, which means its first moment in UTC.",
                        examples = "2030-01-31T17:00:00.000Z")
                String deadline) {

    TaskDetails toDomain() {
        return new TaskDetails(
                Inputs.required("name", name, Inputs.NAME_LENGTH),
                Inputs.required("description", description, Texts.PARAGRAPH),
                Texts.phase(phase),
                Optional.ofNullable(assignedTo).map(Ids::user),
                Optional.ofNullable(estimatedHours).map(TaskDetailsJson::hours),
                Optional.ofNullable(priority).map(TaskDetailsJson::priority),
                Optional.ofNullable(deadline).map(text -> Times.parse("deadline", text)));
    }

    private static Hours hours(BigDecimal value) {
        if (!Hours.isAllowed(value)) {
            throw Problem.invalid("estimatedHours", "must be from 0 to " + Hours.MOST + " with at most two decimals");
        }
        return new Hours(value);
    }

    private static Priority priority(String text) {
        return Priority.parse(text).orElseThrow(() -> Problem.invalid("priority", "must be low, medium or high"));
    }
}
