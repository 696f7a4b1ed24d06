package io.groundplan.project.api.workload;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.problem.Problem;

/** Ids in any form; a malformed one identifies nothing, so it is not found. */
final class Ids {
    private Ids() {}

    static ProjectId project(String text) {
        return ProjectId.parse(text).orElseThrow(Problem::projectNotFound);
    }

    static DatabaseId database(String text) {
        return DatabaseId.parse(text).orElseThrow(() -> Problem.notFound("database"));
    }

    static EnvironmentId environment(String text) {
        return EnvironmentId.parse(text).orElseThrow(() -> Problem.notFound("environment"));
    }
}
