package io.groundplan.project.api.workload;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.project.Project;

/** The document's Project Object. */
@Schema(name = "WorkloadProject")
@JsonNaming(SnakeCaseStrategy.class)
record ProjectJson(
        @Schema(required = true, examples = "01a19b98-1dc0-828c-be90-537103361273") UUID id,
        @Schema(required = true, maxLength = 100, examples = "my-saas") String name,
        @Schema(required = true, nullable = true, maxLength = 100, examples = "My SaaS App") String displayName,
        @Schema(required = true, nullable = true, maxLength = 2000, examples = "Production SaaS application")
                String description,
        @Schema(required = true, nullable = true, description = "#RRGGBB.", examples = "#3B82F6") String color,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "Where the picture is, which needs no login; null without one.",
                        examples = "/uploads/projects/icon.png")
                String iconPath,
        @Schema(required = true) boolean singleServerMode,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "An id of the client's own.",
                        examples = "550e8400-e29b-41d4-a716-446655440000")
                UUID defaultServerId,
        @Schema(required = true) boolean autoErrorTrackingEnabled,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z") Instant createdAt,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z")
                Instant updatedAt) {

    static ProjectJson of(Project project) {
        var profile = project.profile();
        return new ProjectJson(
                project.id().value(),
                profile.name(),
                profile.displayName().orElse(null),
                profile.description().orElse(null),
                profile.color().orElse(null),
                project.iconFile().map(IconFilesResource::pathOf).orElse(null),
                profile.singleServerMode(),
                profile.defaultServer().orElse(null),
                profile.autoErrorTracking(),
                Seconds.of(project.createdAt()),
                Seconds.of(project.updatedAt()));
    }
}
