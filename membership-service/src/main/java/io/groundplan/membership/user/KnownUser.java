package io.groundplan.membership.user;

import io.groundplan.membership.team.Team;

/** A person of the directory and the team that is theirs alone. */
public record KnownUser(User user, Team personalTeam) {}
