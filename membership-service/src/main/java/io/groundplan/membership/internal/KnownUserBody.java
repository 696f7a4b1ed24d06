package io.groundplan.membership.internal;

import java.time.Instant;
import java.util.UUID;

import io.groundplan.membership.team.Team;
import io.groundplan.membership.user.KnownUser;

/** Answer of `PUT /internal/users/{id}`; what the directory does not know is null. */
record KnownUserBody(UserBody user, PersonalTeamBody personalTeam) {

    record UserBody(
            UUID id,
            String email,
            boolean emailVerified,
            String name,
            String avatarUrl,
            Instant createdAt,
            Instant updatedAt) {}

    record PersonalTeamBody(UUID id, String name, String slug, Instant createdAt) {

        static PersonalTeamBody of(Team team) {
            return new PersonalTeamBody(team.id().value(), team.name(), team.slug(), team.createdAt());
        }
    }

    static KnownUserBody of(KnownUser known) {
        var user = known.user();
        var body = new UserBody(
                user.id().value(),
                user.email().orElse(null),
                user.emailVerified(),
                user.name().orElse(null),
                user.avatarUrl().orElse(null),
                user.createdAt(),
                user.updatedAt());
        return new KnownUserBody(body, PersonalTeamBody.of(known.personalTeam()));
    }
}
