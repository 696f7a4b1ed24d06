package io.groundplan.membership.invite;

import java.util.Optional;
import java.util.UUID;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;

/** Where an accepted invite leads. */
public sealed interface Destination {

    UUID value();

    record ToProject(ProjectId id) implements Destination {

        @Override
        public UUID value() {
            return id.value();
        }
    }

    record ToTeam(TeamId id) implements Destination {

        @Override
        public UUID value() {
            return id.value();
        }
    }

    /** Exactly one of the two is null, as in the table. */
    static Destination of(UUID project, UUID team) {
        return project == null ? new ToTeam(new TeamId(team)) : new ToProject(new ProjectId(project));
    }

    /** The project's id, as tables and events have it. */
    default Optional<UUID> project() {
        return this instanceof ToProject ? Optional.of(value()) : Optional.empty();
    }

    default Optional<UUID> team() {
        return this instanceof ToTeam ? Optional.of(value()) : Optional.empty();
    }
}
