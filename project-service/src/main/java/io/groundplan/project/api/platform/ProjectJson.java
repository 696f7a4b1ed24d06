package io.groundplan.project.api.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.overview.ProjectOverview;
import io.groundplan.project.project.Project;
import io.groundplan.runtime.json.Millis;

/** A project as the platform document shows it; each of its answers has its own keys. */
final class ProjectJson {
    private static final String TIME = "2024-01-15T10:30:00.000Z";

    private ProjectJson() {}

    /** Create Project, response. */
    @Schema(name = "PlatformCreatedProject")
    record Created(
            @Schema(required = true, description = "prj_ and 20 characters of base32.") String id,
            @Schema(required = true, maxLength = 100, examples = "Production API") String name,
            @Schema(required = true, description = "team_ and 20 characters of base32.") String teamId,
            @Schema(required = true, nullable = true, examples = "Main production backend") String description,
            @Schema(required = true, format = "date-time", examples = TIME) String createdAt) {

        static Created of(Project project) {
            return new Created(
                    project.id().text(),
                    project.name(),
                    project.team().text(),
                    text(project),
                    Millis.of(project.createdAt()));
        }
    }

    /** List Team Projects, element of the response. */
    @Schema(name = "PlatformListedProject")
    record Listed(
            @Schema(required = true) String id,
            @Schema(required = true, maxLength = 100, examples = "Production API") String name,
            @Schema(required = true, nullable = true, examples = "Main production backend") String description,
            @Schema(required = true, description = Whole.DATABASES, minimum = "0", examples = "3") long databaseCount,
            @Schema(required = true, format = "date-time", examples = TIME) String createdAt) {

        static Listed of(ProjectOverview overview) {
            var project = overview.project();
            return new Listed(
                    project.id().text(),
                    project.name(),
                    text(project),
                    overview.databases(),
                    Millis.of(project.createdAt()));
        }
    }

    /** Get Project, response. */
    @Schema(name = "PlatformProject")
    record Whole(
            @Schema(required = true) String id,
            @Schema(required = true, maxLength = 100, examples = "Production API") String name,
            @Schema(required = true) String teamId,
            @Schema(required = true, nullable = true, examples = "Main production backend") String description,
            @Schema(required = true, description = Whole.DATABASES, minimum = "0", examples = "3") long databaseCount,
            @Schema(
                            required = true,
                            description = "Keys that are not deleted, revoked and expired ones too.",
                            minimum = "0",
                            examples = "2")
                    long apiKeyCount,
            @Schema(required = true, format = "date-time", examples = TIME) String createdAt,
            @Schema(required = true, format = "date-time", examples = TIME) String updatedAt) {
        private static final String DATABASES = "Databases that exist, are being made or are not yet dropped.";

        static Whole of(ProjectOverview overview) {
            var project = overview.project();
            return new Whole(
                    project.id().text(),
                    project.name(),
                    project.team().text(),
                    text(project),
                    overview.databases(),
                    overview.apiKeys(),
                    Millis.of(project.createdAt()),
                    Millis.of(project.updatedAt()));
        }
    }

    /** Update Project, response. */
    @Schema(name = "PlatformUpdatedProject")
    record Updated(
            @Schema(required = true) String id,
            @Schema(required = true, maxLength = 100, examples = "Production API v2") String name,
            @Schema(required = true, nullable = true, examples = "Updated production backend") String description,
            @Schema(required = true, format = "date-time", examples = TIME) String updatedAt) {

        static Updated of(Project project) {
            return new Updated(project.id().text(), project.name(), text(project), Millis.of(project.updatedAt()));
        }
    }

    private static String text(Project project) {
        return project.profile().description().orElse(null);
    }
}
