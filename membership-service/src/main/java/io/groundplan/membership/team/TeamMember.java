package io.groundplan.membership.team;

import java.time.Instant;
import java.util.Optional;

import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;

/**
 * Somebody's role in a team, and what the directory knows of them. `joined` orders the members of a team;
 * `version` is the team's version of their last change.
 */
public record TeamMember(
        UserId user,
        Optional<String> email,
        Optional<String> name,
        Role role,
        Instant joinedAt,
        long joined,
        long version) {}
