package io.groundplan.membership.api.studio;

import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

/** What this surface says to people of the project who are not its manager, and about the manager. */
final class ManagerOnly {
    private ManagerOnly() {}

    static <T> Uni<T> to(String change, Uni<T> work) {
        return work.onFailure(Problem.class).transform(refused -> said(change, refused));
    }

    private static Problem said(String change, Problem refused) {
        return refused.code() == ProblemCode.FORBIDDEN
                ? Problem.forbidden("Only the project manager can " + change + ".")
                : refused;
    }
}
