package io.groundplan.project.organization;

import java.time.Instant;

import io.groundplan.contracts.id.TeamId;

/** A team as the database surface shows it. */
public record Organization(TeamId id, String name, String slug, Instant createdAt) {}
