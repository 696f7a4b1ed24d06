package io.groundplan.project.token;

import java.time.Instant;
import java.util.Set;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.ProjectTokenId;

/** A token of a project without its text. */
public record ProjectToken(
        ProjectTokenId id, ProjectId project, String name, Set<TokenPermission> permissions, Instant createdAt) {}
