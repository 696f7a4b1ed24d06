package io.groundplan.project.api.studio;

import java.util.Optional;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.contracts.id.UserId;
import io.groundplan.project.phase.Phase;
import io.groundplan.project.task.TaskStatus;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Field;
import io.groundplan.runtime.problem.Problem;

/** Bodies of changes of one thing about a task. */
final class TaskChanges {
    private TaskChanges() {}

    @Schema(name = "StudioTaskStatus")
    record StatusJson(
            @Schema(
                            required = true,
                            enumeration = {"pending", "onHold", "inProgress", "underReview", "completed"},
                            examples = "inProgress")
                    String status) {

        TaskStatus toDomain() {
            return TaskStatus.parse(Inputs.required("status", status, Inputs.NAME_LENGTH))
                    .orElseThrow(() ->
                            Problem.invalid("status", "must be pending, onHold, inProgress, underReview or completed"));
        }
    }

    @Schema(name = "StudioTaskPhase")
    record PhaseJson(
            @Schema(
                            required = true,
                            enumeration = {
                                "business",
                                "data_understanding",
                                "data_preparation",
                                "modeling",
                                "evaluation",
                                "deployment"
                            },
                            examples = "modeling")
                    String phase) {

        Phase toDomain() {
            return Texts.phase(phase);
        }
    }

    @Schema(name = "StudioTaskAssignee")
    record AssigneeJson(
            @Schema(
                            required = true,
                            nullable = true,
                            implementation = String.class,
                            description = "User id of someone with a role in the project, or null for nobody.",
                            examples = "64a1f2c3b4e5d6f7a8b9c0d2")
                    Field<String> assignedTo) {

        Optional<UserId> toDomain() {
            if (assignedTo.isAbsent()) {
                throw Problem.invalid("assignedTo", "is required; null takes the task from whoever has it");
            }
            return assignedTo instanceof Field.Value<String> given
                    ? Optional.of(Ids.user(given.value()))
                    : Optional.empty();
        }
    }
}
