package io.groundplan.project.api.fleet;

import io.groundplan.contracts.id.AgentId;
import io.groundplan.contracts.id.AggregatorId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.ProjectTokenId;
import io.groundplan.runtime.problem.Problem;

/** Ids in any form; a malformed one identifies nothing, so it is not found. */
final class Ids {
    private Ids() {}

    static ProjectId project(String text) {
        return ProjectId.parse(text).orElseThrow(Problem::projectNotFound);
    }

    static ProjectTokenId token(String text) {
        return ProjectTokenId.parse(text).orElseThrow(() -> Problem.notFound("project token"));
    }

    static AgentId agent(String text) {
        return AgentId.parse(text).orElseThrow(() -> Problem.notFound("agent"));
    }

    static AggregatorId aggregator(String text) {
        return AggregatorId.parse(text).orElseThrow(() -> Problem.notFound("aggregator"));
    }
}
