package io.groundplan.project.apikey;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** A row of `api_key`. */
@Entity
@Table(name = "api_key")
class ApiKeyEntity {
    @Id
    UUID id;

    @Column(name = "organization_id")
    UUID organizationId;

    @Column(name = "project_id")
    UUID projectId;

    String name;

    @Column(name = "key_prefix")
    String keyPrefix;

    @Column(name = "secret_hash")
    byte[] secretHash;

    String scopes;

    @Column(name = "created_by")
    UUID createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "last_used_at")
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    Instant revokedAt;

    long version;

    void setScopes(Set<Scope> held) {
        scopes = held.stream().map(Scope::text).sorted().collect(Collectors.joining(" "));
    }

    ApiKey toApiKey() {
        return new ApiKey(
                new ApiKeyId(id),
                new TeamId(organizationId),
                Optional.ofNullable(projectId).map(ProjectId::new),
                name,
                keyPrefix,
                scopes(),
                createdAt,
                Optional.ofNullable(expiresAt),
                Optional.ofNullable(lastUsedAt),
                Optional.ofNullable(revokedAt),
                version);
    }

    Caller.ApiKey toCaller() {
        return new Caller.ApiKey(
                new ApiKeyId(id),
                new TeamId(organizationId),
                Optional.ofNullable(projectId).map(ProjectId::new),
                scopes(),
                name,
                new UserId(createdBy));
    }

    private Set<Scope> scopes() {
        return Stream.of(scopes.split(" "))
                .map(Scope::parse)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
