package io.groundplan.membership.api.studio;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Ids in any form; a malformed one identifies nothing, so it is not found. */
final class Ids {
    private static final int LONGEST = 100;

    private Ids() {}

    static ProjectId project(String text) {
        return ProjectId.parse(text).orElseThrow(Problem::projectNotFound);
    }

    /** Of somebody who is in a team, or is not. */
    static UserId member(String text) {
        return UserId.parse(text).orElseThrow(() -> Problem.notFound("member"));
    }

    static UserId user(String field, String text) {
        return UserId.parse(Inputs.required(field, text, LONGEST)).orElseThrow(() -> Problem.notFound("user"));
    }
}
