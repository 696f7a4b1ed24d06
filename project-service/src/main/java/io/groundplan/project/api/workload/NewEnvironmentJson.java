package io.groundplan.project.api.workload;

import java.util.Optional;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.environment.EnvironmentProfile;
import io.groundplan.project.environment.EnvironmentType;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Body of POST /api/v1/projects/{id}/environments. */
@Schema(name = "WorkloadNewEnvironment")
@JsonNaming(SnakeCaseStrategy.class)
record NewEnvironmentJson(
        @Schema(
                        required = true,
                        minLength = 1,
                        maxLength = 63,
                        description = "DNS label; 409 when another environment of the project has it.",
                        examples = "staging")
                String name,
        @Schema(nullable = true, maxLength = 100, examples = "Staging") String displayName,
        @Schema(
                        nullable = true,
                        enumeration = {"production", "staging", "development", "preview", "testing"},
                        defaultValue = "development")
                String type,
        @Schema(nullable = true, maxLength = 2000, examples = "Pre-production environment") String description,
        @Schema(nullable = true, description = "#RRGGBB.", examples = "#F59E0B") String color,
        @Schema(nullable = true, maxLength = 255, examples = "develop") String gitBranch) {

    EnvironmentProfile toDomain() {
        return new EnvironmentProfile(
                Checks.label(name),
                Checks.text("display_name", displayName, Inputs.NAME_LENGTH),
                Optional.ofNullable(type).map(NewEnvironmentJson::type).orElse(EnvironmentType.DEVELOPMENT),
                Checks.text("description", description, Checks.DESCRIPTION_LENGTH),
                Checks.color(color),
                Checks.text("git_branch", gitBranch, Checks.BRANCH_LENGTH));
    }

    static EnvironmentType type(String text) {
        return EnvironmentType.parse(text)
                .orElseThrow(
                        () -> Problem.invalid("type", "must be production, staging, development, preview or testing"));
    }
}
