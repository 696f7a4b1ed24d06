package io.groundplan.project.api.studio;

import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

/** What this surface's document says to members who are not the manager. */
final class ManagerOnly {
    private ManagerOnly() {}

    static <T> Uni<T> to(String change, Uni<T> work) {
        return work.onFailure(ManagerOnly::isForbidden)
                .transform(refused -> Problem.forbidden("Only the project manager can " + change + " this project."));
    }

    private static boolean isForbidden(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.FORBIDDEN;
    }
}
