package io.groundplan.project.api.platform;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.database.Database;
import io.groundplan.runtime.json.Millis;

/** A database of a project. */
@Schema(name = "PlatformDatabase")
record DatabaseJson(
        @Schema(required = true, description = "db_ and 20 characters of base32.") String id,
        @Schema(required = true, description = "Unique in the project's default environment.", examples = "users-db")
                String name,
        @Schema(required = true) String projectId,
        @Schema(
                        required = true,
                        enumeration = {"provisioning", "ready", "failed", "deleting"},
                        examples = "ready")
                String state,
        @Schema(required = true, format = "date-time", examples = "2024-01-15T10:30:00.000Z") String createdAt) {

    static DatabaseJson of(Database database) {
        return new DatabaseJson(
                database.id().text(),
                database.name(),
                database.project().text(),
                database.state().text(),
                Millis.of(database.createdAt()));
    }
}
