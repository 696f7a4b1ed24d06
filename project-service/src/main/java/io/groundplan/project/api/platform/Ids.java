package io.groundplan.project.api.platform;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.problem.Problem;

/** Ids in any form; a malformed one identifies nothing, so it is not found. */
final class Ids {
    private Ids() {}

    static ProjectId project(String text) {
        return ProjectId.parse(text).orElseThrow(Problem::projectNotFound);
    }

    static TeamId team(String text) {
        return TeamId.parse(text).orElseThrow(Problem::teamNotFound);
    }

    static DatabaseId database(String text) {
        return DatabaseId.parse(text).orElseThrow(() -> Problem.notFound("database"));
    }

    static ApiKeyId apiKey(String text) {
        return ApiKeyId.parse(text).orElseThrow(() -> Problem.notFound("api key"));
    }
}
