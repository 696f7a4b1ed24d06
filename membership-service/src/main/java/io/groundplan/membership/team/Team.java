package io.groundplan.membership.team;

import java.time.Instant;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/**
 * People who own projects together; a personal team is one person's alone. `owner` founded it; `version` grows with every
 * change of the team and its members.
 */
public record Team(
        TeamId id, String name, String slug, boolean personal, UserId owner, Instant createdAt, long version) {}
