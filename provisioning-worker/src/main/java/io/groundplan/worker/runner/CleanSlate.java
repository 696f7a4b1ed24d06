package io.groundplan.worker.runner;

import java.time.Duration;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.groundplan.contracts.job.JobType;
import io.groundplan.runtime.tracing.Traced;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.queue.JobQueue;
import io.groundplan.worker.retry.Failure;
import io.groundplan.worker.step.Plan;

/**
 * A clone that fails for good leaves nothing behind: what its steps announced as made by it is undone before the failure
 * is written. Other creations keep what they made, since `retry-provisioning` goes on with it.
 */
final class CleanSlate {
    private static final Logger LOG = Logger.getLogger(CleanSlate.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LEFT = "; what it made could not be removed and goes with its environment";

    private final JobQueue queue;
    private final Clusters clusters;

    CleanSlate(JobQueue queue, Clusters clusters) {
        this.queue = queue;
        this.clusters = clusters;
    }

    /** Answers the failure, as it is to be told. */
    Uni<Failure> leave(Claim claim, Lease lease, Transcript transcript, Failure failure) {
        if (claim.spec().jobType() != JobType.ENVIRONMENT_CLONE) {
            return Uni.createFrom().item(failure);
        }
        return queue.undoSteps(claim)
                .chain(steps -> steps.isEmpty()
                        ? Uni.createFrom().item(failure)
                        : undo(claim, lease, transcript, steps)
                                .replaceWith(failure)
                                .onFailure(JobRunner::isFailureOfTheJob)
                                .recoverWithItem(thrown -> leftBehind(claim, failure, thrown)));
    }

    private Uni<Ending> undo(Claim claim, Lease lease, Transcript transcript, Set<String> steps) {
        return Uni.createFrom()
                .deferred(() -> ClusterSession.open(
                        clusters.find(claim.clusterId()).orElseThrow(),
                        Marker.of(claim.project()),
                        ClusterSession.applicationOf(claim.project(), claim.lockedResource()),
                        lease::check,
                        session -> new Execution(
                                        claim.forUndoing(steps),
                                        lease,
                                        Plan.of(claim.spec()).steps(),
                                        session,
                                        queue,
                                        StepObserver.NONE,
                                        transcript,
                                        Traced.NONE)
                                .run()))
                .ifNoItem()
                .after(PATIENCE)
                .fail();
    }

    private static Failure leftBehind(Claim claim, Failure failure, Throwable thrown) {
        LOG.errorf(
                "failed job left something behind job=%s cluster=%s: %s",
                claim.jobId(),
                claim.clusterId(),
                Failure.of(thrown, claim.clusterId()).error());
        return new Failure(failure.retryClass(), failure.stderr(), failure.error() + LEFT);
    }
}
