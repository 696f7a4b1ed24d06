package io.groundplan.membership.api.fleet;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.problem.Problem;

/** Ids in any form; a malformed one identifies nothing, so it is not found. */
final class Ids {
    private Ids() {}

    static ProjectId project(String text) {
        return ProjectId.parse(text).orElseThrow(Problem::projectNotFound);
    }

    static MemberId member(String text) {
        return MemberId.parse(text).orElseThrow(() -> Problem.notFound("member"));
    }
}
