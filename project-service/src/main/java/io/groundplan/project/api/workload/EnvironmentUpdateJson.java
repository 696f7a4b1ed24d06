package io.groundplan.project.api.workload;

import java.util.Optional;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.environment.EnvironmentUpdate;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.json.Field;

/** Body of PUT …/environments/{envId}: only the given fields change, null clears those that may be null. */
@Schema(name = "WorkloadEnvironmentUpdate")
@JsonNaming(SnakeCaseStrategy.class)
record EnvironmentUpdateJson(
        @Schema(implementation = String.class, minLength = 1, maxLength = 63, description = "DNS label.")
                Field<String> name,
        @Schema(implementation = String.class, nullable = true, maxLength = 100) Field<String> displayName,
        @Schema(
                        implementation = String.class,
                        enumeration = {"production", "staging", "development", "preview", "testing"})
                Field<String> type,
        @Schema(implementation = String.class, nullable = true, maxLength = 2000) Field<String> description,
        @Schema(implementation = String.class, nullable = true, description = "#RRGGBB.") Field<String> color,
        @Schema(implementation = String.class, nullable = true, maxLength = 255) Field<String> gitBranch) {

    EnvironmentUpdate toDomain() {
        return new EnvironmentUpdate(
                Checks.checked(Checks.notNull("name", name), given -> Optional.of(Checks.label(given))),
                text("display_name", displayName, Inputs.NAME_LENGTH),
                Checks.checked(Checks.notNull("type", type), given -> Optional.of(NewEnvironmentJson.type(given))),
                text("description", description, Checks.DESCRIPTION_LENGTH),
                Checks.checked(color, Checks::color),
                text("git_branch", gitBranch, Checks.BRANCH_LENGTH));
    }

    private static Field<String> text(String name, Field<String> field, int max) {
        return Checks.checked(field, given -> Checks.text(name, given, max));
    }
}
