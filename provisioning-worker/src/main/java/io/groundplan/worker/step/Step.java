package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;

/**
 * One piece of a job: detect what the catalogs say, apply what is missing, and detect again to verify. Any step may be
 * run again at any time, by any worker, after any crash.
 */
public sealed interface Step
        permits AdmitPooler,
                CloseDatabase,
                CreateDatabase,
                CreateLoginRole,
                CreateOwnerRole,
                DisableExtension,
                DropDatabase,
                DropRole,
                EnableExtension,
                EnableExtensions,
                GrantPrivileges,
                IsolateCluster,
                MarkDatabase,
                OpenDatabase,
                ReplacePassword,
                SetLimits,
                TerminateSessions,
                VerifyAccess {

    /** Unique in its plan and the same in every execution of the job. */
    String name();

    /** The statement tag that job output shows for it. */
    String tag();

    Uni<StepOutcome> detect(ClusterSession session);

    Uni<Void> apply(ClusterSession session);

    /** What must be satisfied after {@link #apply}; for some steps the world may move on at once. */
    default Uni<StepOutcome> verify(ClusterSession session) {
        return detect(session);
    }

    /** Takes back what {@link #apply} made; called only for work announced as {@link Undo#REVERT}. */
    default Uni<Void> undo(ClusterSession session) {
        return Uni.createFrom().voidItem();
    }
}
