package io.groundplan.project.api.workload;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.environment.Environment;

/** An environment as the workload surface shows it. */
@Schema(name = "WorkloadEnvironment")
@JsonNaming(SnakeCaseStrategy.class)
record EnvironmentJson(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID projectId,
        @Schema(
                        required = true,
                        maxLength = 63,
                        description = "DNS label, unique in the project.",
                        examples = "staging")
                String name,
        @Schema(required = true, nullable = true, maxLength = 100, examples = "Staging") String displayName,
        @Schema(
                        required = true,
                        enumeration = {"production", "staging", "development", "preview", "testing"})
                String type,
        @Schema(required = true, nullable = true, maxLength = 2000, examples = "Pre-production environment")
                String description,
        @Schema(required = true, nullable = true, description = "#RRGGBB.", examples = "#F59E0B") String color,
        @Schema(required = true, nullable = true, maxLength = 255, examples = "develop") String gitBranch,
        @Schema(required = true, description = "True for exactly one environment of a project.") boolean isDefault,
        @Schema(
                        required = true,
                        description = "cloning until all databases are copied; failed when one could not be.",
                        enumeration = {"ready", "cloning", "failed"})
                String state,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z") Instant createdAt,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z")
                Instant updatedAt) {

    static EnvironmentJson of(Environment environment) {
        var profile = environment.profile();
        return new EnvironmentJson(
                environment.id().value(),
                environment.project().value(),
                profile.name(),
                profile.displayName().orElse(null),
                profile.type().text(),
                profile.description().orElse(null),
                profile.color().orElse(null),
                profile.gitBranch().orElse(null),
                environment.isDefault(),
                environment.state().text(),
                Seconds.of(environment.createdAt()),
                Seconds.of(environment.updatedAt()));
    }
}
