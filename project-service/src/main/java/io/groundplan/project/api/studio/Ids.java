package io.groundplan.project.api.studio;

import io.groundplan.contracts.id.DatasetId;
import io.groundplan.contracts.id.DecisionId;
import io.groundplan.contracts.id.ExperimentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TaskId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.problem.Problem;

/** Ids in any form; a malformed one identifies nothing, so it is not found. */
final class Ids {
    private Ids() {}

    static ProjectId project(String text) {
        return ProjectId.parse(text).orElseThrow(Problem::projectNotFound);
    }

    static TaskId task(String text) {
        return TaskId.parse(text).orElseThrow(() -> Problem.notFound("task"));
    }

    static UserId user(String text) {
        return UserId.parse(text).orElseThrow(() -> Problem.notFound("user"));
    }

    static DatasetId dataset(String text) {
        return DatasetId.parse(text).orElseThrow(() -> Problem.notFound("dataset"));
    }

    static ExperimentId experiment(String text) {
        return ExperimentId.parse(text).orElseThrow(() -> Problem.notFound("experiment"));
    }

    static DecisionId decision(String text) {
        return DecisionId.parse(text).orElseThrow(() -> Problem.notFound("decision"));
    }
}
