package io.groundplan.project.apikey;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.secret.RandomText;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Credentials;

/** Makes the texts of keys, which exist in the answer only, and keeps their hashes. Callers hold the transaction. */
@ApplicationScoped
class NewKeys {
    /** 43 characters of 62 letters and digits are 256 bits. */
    private static final int SECRET_LENGTH = 43;

    private final ApiKeyRepository repository;
    private final KeyEvents events;
    private final Clock clock;
    private final String prefix;

    NewKeys(ApiKeyRepository repository, KeyEvents events, Clock clock, Credentials credentials) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
        this.prefix = credentials.apiKeyPrefix();
    }

    Uni<IssuedApiKey> issue(Caller caller, NewApiKey wanted) {
        var text = new KeyText(ApiKeyId.next(clock), RandomText.of(SECRET_LENGTH));
        var entity = new ApiKeyEntity();
        entity.id = text.id().value();
        entity.organizationId = wanted.organization().value();
        entity.projectId = wanted.project().map(ProjectId::value).orElse(null);
        entity.name = wanted.name();
        entity.keyPrefix = text.shown(prefix);
        entity.secretHash = text.hash();
        entity.setScopes(wanted.scopes());
        entity.createdBy = creator(caller).value();
        // PostgreSQL keeps microseconds; the answer must be what a later read shows
        entity.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entity.expiresAt = wanted.expiresAt().orElse(null);
        entity.version = 1;
        return repository
                .persistAndFlush(entity)
                .call(() -> events.created(entity, caller.actor()))
                .replaceWith(() -> new IssuedApiKey(entity.toApiKey(), text.text(prefix)));
    }

    /** A new secret for the same key; the text begins as before. */
    IssuedApiKey reissue(ApiKeyEntity entity) {
        var text = new KeyText(new ApiKeyId(entity.id), RandomText.of(SECRET_LENGTH));
        entity.secretHash = text.hash();
        return new IssuedApiKey(entity.toApiKey(), text.text(prefix));
    }

    /** Refuses a key that would be of no use from the beginning; the field is the surface's. */
    void requireFuture(String field, Optional<Instant> expiresAt) {
        expiresAt.filter(expires -> !expires.isAfter(clock.instant())).ifPresent(past -> {
            throw Problem.invalid(field, "must be in the future");
        });
    }

    private static UserId creator(Caller caller) {
        return caller instanceof Caller.ApiKey key ? key.creator() : ((Caller.User) caller).id();
    }
}
