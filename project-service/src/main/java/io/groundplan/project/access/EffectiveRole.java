package io.groundplan.project.access;

import java.util.Optional;

import io.groundplan.contracts.id.TeamId;

/** A user's role in a project, by whichever way they have it, and the project's team. */
public record EffectiveRole(TeamId team, Optional<Role> role) {}
