package io.groundplan.project.apikey;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.problem.Problem;

/**
 * Changes of one key under the lock of its row. Callers have authorised the use case, some of them by what the key could
 * do: those say which state of it they have seen.
 */
@ApplicationScoped
class KeyChanges {
    private final ApiKeyRepository repository;
    private final NewKeys newKeys;
    private final KeyEvents events;
    private final Clock clock;

    KeyChanges(ApiKeyRepository repository, NewKeys newKeys, KeyEvents events, Clock clock) {
        this.repository = repository;
        this.newKeys = newKeys;
        this.events = events;
        this.clock = clock;
    }

    @WithTransaction
    Uni<ApiKey> update(ApiKey seen, KeyUpdate update, ExpectedVersion expected, Actor actor) {
        return active(seen)
                .invoke(entity -> expected.require(entity.version))
                .call(entity -> update.changes(entity.toApiKey())
                        ? apply(entity, update, actor)
                        : Uni.createFrom().voidItem())
                .map(ApiKeyEntity::toApiKey);
    }

    @WithTransaction
    Uni<IssuedApiKey> rotate(ApiKey seen, Actor actor) {
        return active(seen).chain(entity -> {
            entity.version++;
            var issued = newKeys.reissue(entity);
            return events.rotated(entity, actor).replaceWith(issued);
        });
    }

    @WithTransaction
    Uni<Void> revoke(ApiKeyId id, Actor actor) {
        return repository.lock(id).chain(entity -> revoke(entity, actor));
    }

    @WithTransaction
    Uni<Void> delete(ApiKeyId id, ExpectedVersion expected, Actor actor) {
        return repository.lock(id).chain(entity -> {
            expected.require(entity.version);
            entity.version++;
            return events.deleted(entity, actor).chain(() -> repository.delete(entity));
        });
    }

    /** Also for keys of organizations, which are authorised elsewhere; the entity is locked. */
    Uni<Void> revoke(ApiKeyEntity entity, Actor actor) {
        if (entity.revokedAt != null) {
            return Uni.createFrom().voidItem();
        }
        entity.revokedAt = clock.instant();
        entity.version++;
        return events.revoked(entity, actor);
    }

    private Uni<Void> apply(ApiKeyEntity entity, KeyUpdate update, Actor actor) {
        update.name().ifPresent(name -> entity.name = name);
        update.scopes().ifPresent(entity::setScopes);
        entity.version++;
        return events.updated(entity, actor);
    }

    /** The locked key, if it opens anything and can do what it could when the caller's right was looked up. */
    private Uni<ApiKeyEntity> active(ApiKey seen) {
        return repository.lock(seen.id()).invoke(entity -> {
            var key = entity.toApiKey();
            if (!key.isActive(clock.instant())) {
                throw Problem.conflict("the api key is no longer active");
            }
            if (!key.scopes().equals(seen.scopes())) {
                throw Problem.conflict("another change is running");
            }
        });
    }
}
