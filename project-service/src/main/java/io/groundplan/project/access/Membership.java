package io.groundplan.project.access;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** membership-service, which owns roles, for what its events have not told yet. Fails as unavailable while it is away. */
public interface Membership {

    /** A person's direct role in a project and their role in its team. */
    record HeldRoles(Optional<Role> direct, Optional<Role> inTeam) {
        public static final HeldRoles NONE = new HeldRoles(Optional.empty(), Optional.empty());
    }

    /** A person's role in a team, if the team is known there. */
    record HeldInTeam(boolean isKnown, Optional<Role> role) {
        public static final HeldInTeam UNKNOWN = new HeldInTeam(false, Optional.empty());
    }

    /** None in a project that is unknown there. */
    Uni<HeldRoles> rolesIn(ProjectId project, UserId user);

    Uni<HeldInTeam> roleIn(TeamId team, UserId user);
}
