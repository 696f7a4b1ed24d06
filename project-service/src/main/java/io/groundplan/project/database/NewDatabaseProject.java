package io.groundplan.project.database;

import java.util.Optional;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.project.Purpose;

/** What a project with a database is created from; without an organization it is the caller's own. */
public record NewDatabaseProject(
        String name,
        Optional<String> slug,
        Optional<String> region,
        Optional<String> clusterId,
        Purpose purpose,
        Optional<TeamId> organization) {}
