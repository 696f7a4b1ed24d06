package io.groundplan.project.project;

import java.util.Optional;

import io.groundplan.contracts.id.TeamId;

/** What a project is created from; without a slug one is made from the name. */
public record NewProject(TeamId team, String name, Optional<String> slug, Purpose purpose, Limits limits) {}
