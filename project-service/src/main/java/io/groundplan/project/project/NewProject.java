package io.groundplan.project.project;

import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.TeamId;

/** What a project is created from; without a slug one is made from the name. */
public record NewProject(
        TeamId team,
        Profile profile,
        Optional<String> slug,
        Purpose purpose,
        Limits limits,
        Optional<DatabaseId> primaryDatabase) {

    /** A project without a database. */
    public static NewProject of(TeamId team, Profile profile, Limits limits) {
        return new NewProject(team, profile, Optional.empty(), Purpose.PRODUCTION, limits, Optional.empty());
    }
}
