package io.groundplan.project.apikey;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.security.ApiKeyVerifier;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Credentials;

/** Checks keys against the table on every request, so that a revoked one is refused at once, on every replica. */
@ApplicationScoped
class StoredApiKeys implements ApiKeyVerifier {
    /** How exact `last_used_at` is: a write per request would cost more than the reading. */
    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final ApiKeyRepository repository;
    private final Clock clock;
    private final String prefix;

    StoredApiKeys(ApiKeyRepository repository, Clock clock, Credentials credentials) {
        this.repository = repository;
        this.clock = clock;
        this.prefix = credentials.apiKeyPrefix();
    }

    @Override
    public Uni<Optional<Caller.ApiKey>> verify(String text) {
        return KeyText.parse(prefix, text).map(this::find).orElseGet(() -> Uni.createFrom()
                .item(Optional.empty()));
    }

    /** A session without a transaction, since this precedes every request of a key: one statement instead of three. */
    @WithSession
    Uni<Optional<Caller.ApiKey>> find(KeyText text) {
        var now = clock.instant();
        return repository
                .find(text.id())
                .map(found -> found.filter(entity -> MessageDigest.isEqual(entity.secretHash, text.hash()))
                        .filter(entity -> entity.toApiKey().isActive(now)))
                .call(found -> found.filter(entity -> isUseToNote(entity, now))
                        .map(entity -> repository.used(text.id(), now))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .map(found -> found.map(ApiKeyEntity::toCaller));
    }

    private static boolean isUseToNote(ApiKeyEntity entity, java.time.Instant now) {
        return entity.lastUsedAt == null || entity.lastUsedAt.isBefore(now.minus(USE_NOTED_EVERY));
    }
}
