package io.groundplan.membership.api.fleet;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.groundplan.runtime.json.Millis;

/** Answer of deletions, as the document has it for projects. */
@Schema(name = "FleetDeleted")
record Deleted(
        @Schema(required = true, description = "True.") boolean deleted,
        @Schema(
                        required = true,
                        nullable = true,
                        format = "date-time",
                        description = "UTC, in milliseconds.",
                        examples = "2025-01-22T21:00:39.147Z")
                String deletedAt) {

    static Deleted at(Instant time) {
        return new Deleted(true, Millis.of(time));
    }
}
