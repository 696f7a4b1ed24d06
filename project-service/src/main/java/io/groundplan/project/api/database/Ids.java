package io.groundplan.project.api.database;

import java.util.Optional;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.problem.Problem;

/** Ids in any form; a malformed one identifies nothing, so it is not found. */
final class Ids {
    private Ids() {}

    static ProjectId project(String text) {
        return ProjectId.parse(text).orElseThrow(Problem::projectNotFound);
    }

    static JobId job(String text) {
        return JobId.parse(text).orElseThrow(() -> Problem.notFound("job"));
    }

    static TeamId organization(String text) {
        return TeamId.parse(text).orElseThrow(Problem::teamNotFound);
    }

    static Optional<TeamId> optionalOrganization(String text) {
        return Optional.ofNullable(text).map(Ids::organization);
    }

    static ApiKeyId apiKey(String text) {
        return ApiKeyId.parse(text).orElseThrow(() -> Problem.notFound("api key"));
    }
}
