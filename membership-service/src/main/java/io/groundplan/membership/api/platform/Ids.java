package io.groundplan.membership.api.platform;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.problem.Problem;

/** Ids of paths, in any form; what is none cannot be found. */
final class Ids {
    private Ids() {}

    static TeamId team(String text) {
        return TeamId.parse(text).orElseThrow(Problem::teamNotFound);
    }

    static InviteId invite(String text) {
        return InviteId.parse(text).orElseThrow(() -> Problem.notFound("invite"));
    }

    static UserId member(String text) {
        return UserId.parse(text).orElseThrow(() -> Problem.notFound("member"));
    }
}
