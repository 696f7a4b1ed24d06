package io.groundplan.project.apikey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.security.Scope;

/** What a key of one project is made from. */
public record NewProjectKey(ProjectId project, String name, Set<Scope> scopes, Optional<Instant> expiresAt) {}
