package io.groundplan.project.access;

import java.util.Optional;

import io.groundplan.contracts.id.TeamId;

/** How a person stands to a project that exists or existed: its team, and their direct and team roles, if any. */
record Standing(TeamId team, boolean deleted, Optional<Role> direct, Optional<Role> inTeam) {

    Optional<Role> effective() {
        return Role.strongest(java.util.stream.Stream.of(direct, inTeam));
    }
}
