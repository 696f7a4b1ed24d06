package io.groundplan.project.apikey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.security.Scope;

/** An API key without its secret; `prefix` is the part of the text that may be shown again. */
public record ApiKey(
        ApiKeyId id,
        TeamId organization,
        Optional<ProjectId> project,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt,
        long version) {

    public boolean isActive(Instant now) {
        return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
    }
}
