package io.groundplan.project.api.workload;

import java.util.Optional;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.database.EnvironmentClone;

/** Body of POST …/environments/{envId}/clone. */
@Schema(name = "WorkloadClone")
@JsonNaming(SnakeCaseStrategy.class)
record CloneJson(
        @Schema(
                        required = true,
                        minLength = 1,
                        maxLength = 63,
                        description = "DNS label; 409 when another environment of the project has it.",
                        examples = "staging-v2")
                String name,
        @Schema(
                        nullable = true,
                        description = "The source's when absent.",
                        enumeration = {"production", "staging", "development", "preview", "testing"})
                String type,
        @Schema(nullable = true, maxLength = 2000, examples = "Cloned from staging") String description) {

    EnvironmentClone toDomain() {
        return new EnvironmentClone(
                Checks.label(name),
                Optional.ofNullable(type).map(NewEnvironmentJson::type),
                Checks.text("description", description, Checks.DESCRIPTION_LENGTH));
    }
}
