package io.groundplan.membership.internal;

import java.time.Instant;
import java.util.UUID;

import io.groundplan.membership.team.Team;

/** Answer of `GET /internal/teams/{id}`. */
record TeamBody(UUID id, String name, String slug, boolean personal, UUID ownerId, Instant createdAt) {

    static TeamBody of(Team team) {
        return new TeamBody(
                team.id().value(),
                team.name(),
                team.slug(),
                team.personal(),
                team.owner().value(),
                team.createdAt());
    }
}
