package io.groundplan.project.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.groundplan.contracts.id.UserId;
import io.groundplan.project.project.Project;

/** A project as other services need it: whose it is, and what the answer to a transfer shows. */
record ProjectJson(
        UUID id,
        UUID teamId,
        UUID ownerId,
        String name,
        String displayName,
        String description,
        String color,
        String iconFile,
        boolean singleServerMode,
        UUID defaultServerId,
        boolean autoErrorTrackingEnabled,
        Instant createdAt,
        Instant updatedAt) {

    static ProjectJson of(Project project, Optional<UserId> owner) {
        var profile = project.profile();
        return new ProjectJson(
                project.id().value(),
                project.team().value(),
                owner.map(UserId::value).orElse(null),
                profile.name(),
                profile.displayName().orElse(null),
                profile.description().orElse(null),
                profile.color().orElse(null),
                project.iconFile().orElse(null),
                profile.singleServerMode(),
                profile.defaultServer().orElse(null),
                profile.autoErrorTracking(),
                project.createdAt(),
                project.updatedAt());
    }
}
