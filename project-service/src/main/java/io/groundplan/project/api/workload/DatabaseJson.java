package io.groundplan.project.api.workload;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.project.database.Database;

/** A database of an environment. */
@Schema(name = "WorkloadDatabase")
@JsonNaming(SnakeCaseStrategy.class)
record DatabaseJson(
        @Schema(required = true) UUID id,
        @Schema(required = true, maxLength = 100, examples = "orders") String name,
        @Schema(required = true) UUID projectId,
        @Schema(required = true) UUID environmentId,
        @Schema(
                        required = true,
                        description = "It can be connected to when it is ready.",
                        enumeration = {"provisioning", "ready", "failed", "deleting"})
                String state,
        @Schema(required = true, description = "UTC, in seconds.", examples = "2024-01-15T10:30:00Z")
                Instant createdAt) {

    static DatabaseJson of(Database database) {
        return new DatabaseJson(
                database.id().value(),
                database.name(),
                database.project().value(),
                database.environment().value(),
                database.state().text(),
                Seconds.of(database.createdAt()));
    }
}
