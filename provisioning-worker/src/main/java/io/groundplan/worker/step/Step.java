package io.groundplan.worker.step;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.ClusterSession;

/**
 * One piece of a job: detect what the catalogs say, apply what is missing, and detect again to verify. Any step may be
 * run again at any time, by any worker, after any crash.
 */
public sealed interface Step
        permits AdmitPooler,
                CloneDatabase,
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

    /**
     * Whether it is plain before the steps ahead of this one have run that {@link #detect} will say {@link Undo#REVERT}:
     * the thing is not there yet. Several are then announced at once.
     */
    default Uni<Boolean> willMake(ClusterSession session) {
        return Uni.createFrom().item(false);
    }

    /** What must be satisfied after {@link #apply}; for some steps the world may move on at once. */
    default Uni<StepOutcome> verify(ClusterSession session) {
        return detect(session);
    }

    /** Whether {@link #apply} takes long and may be abandoned at any moment, since {@link #undo} takes back any part of it. */
    default boolean stopsAnywhere() {
        return false;
    }

    /** Takes back what {@link #apply} made; called only for work announced as {@link Undo#REVERT}. */
    default Uni<Void> undo(ClusterSession session) {
        return Uni.createFrom().voidItem();
    }
}
