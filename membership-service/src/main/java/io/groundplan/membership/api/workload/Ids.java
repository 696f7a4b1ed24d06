package io.groundplan.membership.api.workload;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.input.Inputs;
import io.groundplan.runtime.problem.Problem;

/** Ids of paths and bodies, in any form; what is none cannot be found. */
final class Ids {
    private static final int LONGEST = 100;

    private Ids() {}

    static ProjectId project(String text) {
        return ProjectId.parse(text).orElseThrow(Problem::projectNotFound);
    }

    static MemberId member(String text) {
        return MemberId.parse(text).orElseThrow(() -> Problem.notFound("member"));
    }

    static InviteId invite(String text) {
        return InviteId.parse(text).orElseThrow(() -> Problem.notFound("invite"));
    }

    static UserId user(String field, String text) {
        return UserId.parse(Inputs.required(field, text, LONGEST)).orElseThrow(() -> Problem.notFound("user"));
    }
}
