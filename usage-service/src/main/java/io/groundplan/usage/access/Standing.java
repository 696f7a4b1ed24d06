package io.groundplan.usage.access;

import java.util.Optional;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** How a user stands to a project that exists or existed: its team, and their direct and team roles, if any. */
record Standing(TeamId team, boolean deleted, Optional<Role> direct, Optional<Role> inTeam) {

    /** The role by whichever way is stronger; a personal team is its person's before any event says so. */
    Optional<Role> effective(UserId user) {
        return team.equals(TeamId.personalOf(user)) ? Optional.of(Role.OWNER) : Role.stronger(direct, inTeam);
    }
}
