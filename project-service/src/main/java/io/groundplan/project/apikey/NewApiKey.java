package io.groundplan.project.apikey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.security.Scope;

/** What a key is made from; with a project it reaches that project only. */
public record NewApiKey(
        TeamId organization,
        Optional<ProjectId> project,
        String name,
        Set<Scope> scopes,
        Optional<Instant> expiresAt) {}
