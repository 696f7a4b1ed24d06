package io.groundplan.membership.member;

import java.util.Optional;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.problem.Problem;

/** How somebody stands to a project: directly, and by its team. */
public record HeldRoles(TeamId team, Optional<Role> direct, Optional<Role> inTeam) {

    Optional<Role> effective() {
        return Role.stronger(direct, inTeam);
    }

    /** Refuses unless the stronger of the two is at least that. */
    void require(Role needed) {
        if (!effective().orElseThrow(Problem::noAccess).includes(needed)) {
            throw Problem.forbidden("needs the role " + needed.text());
        }
    }

    /** Refuses unless the project is theirs; the owners of its team do not own it. */
    void requireOwnership() {
        require(Role.VIEWER);
        if (!direct.equals(Optional.of(Role.OWNER))) {
            throw Problem.forbidden("needs to be the owner of the project itself");
        }
    }
}
