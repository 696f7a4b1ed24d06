package io.groundplan.project.apikey;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.runtime.outbox.Outbox;

/** Tells of keys, as of the version that they have now. A key of one project is a fact about that project. */
@ApplicationScoped
class KeyEvents {
    private final Outbox outbox;

    KeyEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> created(ApiKeyEntity key, Actor actor) {
        return append(
                key,
                actor,
                new ProjectEvent.ApiKeyCreated(
                        key.projectId, key.organizationId, key.id, key.name, scopes(key), key.expiresAt));
    }

    Uni<Void> updated(ApiKeyEntity key, Actor actor) {
        return append(
                key,
                actor,
                new ProjectEvent.ApiKeyUpdated(key.projectId, key.organizationId, key.id, key.name, scopes(key)));
    }

    Uni<Void> rotated(ApiKeyEntity key, Actor actor) {
        return append(key, actor, new ProjectEvent.ApiKeyRotated(key.projectId, key.organizationId, key.id, key.name));
    }

    Uni<Void> revoked(ApiKeyEntity key, Actor actor) {
        return append(key, actor, new ProjectEvent.ApiKeyRevoked(key.projectId, key.organizationId, key.id, key.name));
    }

    Uni<Void> deleted(ApiKeyEntity key, Actor actor) {
        return append(key, actor, new ProjectEvent.ApiKeyDeleted(key.projectId, key.organizationId, key.id, key.name));
    }

    private Uni<Void> append(ApiKeyEntity key, Actor actor, EventData data) {
        var about = key.projectId == null ? key.organizationId : key.projectId;
        return outbox.append(about.toString(), key.id.toString(), key.version, actor, data);
    }

    private static List<String> scopes(ApiKeyEntity key) {
        return List.of(key.scopes.split(" "));
    }
}
