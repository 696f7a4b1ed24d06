package io.groundplan.membership.project;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** A project as project-service has it at the moment: whose it is, and what surfaces show of it. */
public record ProjectSnapshot(
        ProjectId id,
        TeamId team,
        UserId owner,
        String name,
        Optional<String> displayName,
        Optional<String> description,
        Optional<String> color,
        Optional<String> iconFile,
        boolean singleServerMode,
        Optional<UUID> defaultServer,
        boolean autoErrorTracking,
        Instant createdAt,
        Instant updatedAt) {}
