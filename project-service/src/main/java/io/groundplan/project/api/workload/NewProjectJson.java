package io.groundplan.project.api.workload;

import java.util.Optional;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.project.Profile;
import io.groundplan.runtime.input.Inputs;

/** Body of POST /api/v1/projects. */
@Schema(name = "WorkloadNewProject")
@JsonNaming(SnakeCaseStrategy.class)
record NewProjectJson(
        @Schema(required = true, minLength = 1, maxLength = 100, examples = "my-saas") String name,
        @Schema(maxLength = 100, nullable = true, examples = "My SaaS App") String displayName,
        @Schema(maxLength = 2000, nullable = true, examples = "Production SaaS application") String description,
        @Schema(description = "#RRGGBB.", nullable = true, examples = "#3B82F6") String color,
        @Schema(defaultValue = "false", nullable = true) Boolean singleServerMode,
        @Schema(
                        description = "Any UUID.",
                        nullable = true,
                        format = "uuid",
                        examples = "550e8400-e29b-41d4-a716-446655440000")
                String defaultServerId) {

    Profile toDomain() {
        return new Profile(
                Inputs.required("name", name, Inputs.NAME_LENGTH),
                Checks.text("display_name", displayName, Inputs.NAME_LENGTH),
                Checks.text("description", description, Checks.DESCRIPTION_LENGTH),
                Optional.empty(),
                Checks.color(color),
                Boolean.TRUE.equals(singleServerMode),
                Checks.server(defaultServerId),
                false);
    }
}
