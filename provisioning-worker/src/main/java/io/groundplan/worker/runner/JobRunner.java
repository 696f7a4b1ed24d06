package io.groundplan.worker.runner;

import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.groundplan.contracts.job.RetryClassification;
import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.queue.JobQueue;
import io.groundplan.worker.queue.LeaseLostException;
import io.groundplan.worker.queue.QueueUnavailableException;
import io.groundplan.worker.retry.Backoff;
import io.groundplan.worker.retry.Failure;
import io.groundplan.worker.retry.PermanentFailureException;
import io.groundplan.worker.retry.RetryClass;
import io.groundplan.worker.step.Plan;

/**
 * The life of one execution, from the claim to what becomes of the job: completed or cancelled; failed, when trying again
 * cannot help or attempts or time ran out; else pending again after a pause. Three things stop it from outside: the
 * deadline, the loss of the lease, and the loss of the queue. After the last two nothing is written any more.
 */
@ApplicationScoped
class JobRunner {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);

    private final JobQueue queue;
    private final Clusters clusters;
    private final Heartbeat heartbeat;
    private final WorkerConfig config;
    private final Clock clock;
    private final StepObserver observer;
    private final Backoff backoff;
    private final FullDisks fullDisks;
    private final Vertx vertx;
    private final CleanSlate cleanSlate;

    @Inject
    JobRunner(
            JobQueue queue,
            Clusters clusters,
            Heartbeat heartbeat,
            WorkerConfig config,
            Clock clock,
            FullDisks fullDisks,
            Vertx vertx) {
        this(queue, clusters, heartbeat, config, clock, fullDisks, vertx, StepObserver.NONE);
    }

    JobRunner(
            JobQueue queue,
            Clusters clusters,
            Heartbeat heartbeat,
            WorkerConfig config,
            Clock clock,
            FullDisks fullDisks,
            Vertx vertx,
            StepObserver observer) {
        this.queue = queue;
        this.clusters = clusters;
        this.heartbeat = heartbeat;
        this.config = config;
        this.clock = clock;
        this.fullDisks = fullDisks;
        this.vertx = vertx;
        this.observer = observer;
        this.backoff =
                new Backoff(config.retry(), () -> ThreadLocalRandom.current().nextLong());
        this.cleanSlate = new CleanSlate(queue, clusters);
    }

    Uni<Void> run(Claim claim) {
        return run(claim, () -> {});
    }

    /**
     * Never fails: every ending is in the queue, or left to whoever holds the lease.
     *
     * @param worked called when all steps are done and only the end is to be written
     */
    Uni<Void> run(Claim claim, Runnable worked) {
        var lease = new Lease(config.lease());
        var transcript = new Transcript(clock);
        var deadline = Deadline.in(claim.remaining());
        var work = attempt(claim, lease, deadline, transcript)
                .invoke(worked)
                .chain(ending -> lease.insist(() -> end(claim, ending, transcript)))
                .onFailure(JobRunner::isFailureOfTheJob)
                .recoverWithUni(thrown -> lease.insist(() -> fail(claim, lease, thrown, deadline, transcript)));
        return heartbeat
                .during(claim, lease, work)
                .onFailure()
                .invoke(stopped -> LOG.warnf(
                        "job left to its next holder job=%s fence=%d: %s",
                        claim.jobId(), claim.fence(), stopped.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Ending> attempt(Claim claim, Lease lease, Deadline deadline, Transcript transcript) {
        var steps = Uni.createFrom().deferred(() -> {
            if (Plan.of(claim.spec()).steps().isEmpty()) {
                // whatever became of its cluster
                return Uni.createFrom().item(claim.toBeCancelled() ? Ending.CANCELLED : Ending.COMPLETED);
            }
            var cluster = cluster(claim);
            var plan = Plan.of(claim.spec(), cluster.pooler());
            return ClusterSession.open(
                    cluster,
                    Marker.of(claim.project()),
                    ClusterSession.applicationOf(claim.project(), claim.lockedResource()),
                    lease::check,
                    session -> new Execution(claim, lease, plan.steps(), session, queue, observer, transcript).run());
        });
        return Uni.combine().any().of(lease.lost(), deadline.passed(vertx), steps);
    }

    private Cluster cluster(Claim claim) {
        return clusters.find(claim.clusterId())
                .orElseThrow(() -> new PermanentFailureException(
                        "cluster %s is unknown to this worker".formatted(claim.clusterId())));
    }

    private Uni<Void> end(Claim claim, Ending ending, Transcript transcript) {
        var written =
                switch (ending) {
                    case COMPLETED -> queue.complete(claim, transcript.text());
                    case CANCELLED -> queue.cancel(claim, transcript.text());
                };
        // thousands a second may have nothing to do
        var level = transcript.isEmpty() ? Logger.Level.DEBUG : Logger.Level.INFO;
        return written.invoke(() -> LOG.logf(
                level,
                "job ended job=%s type=%s state=%s attempt=%d",
                claim.jobId(),
                claim.spec().jobType().text(),
                ending,
                claim.attempts()));
    }

    private Uni<Void> fail(Claim claim, Lease lease, Throwable thrown, Deadline deadline, Transcript transcript) {
        if (thrown instanceof DeadlinePassedException) {
            var error = "the deadline passed during step " + transcript.current();
            var failure = new Failure(RetryClass.TRANSIENT, error, error);
            return giveUp(claim, lease, failure, RetryClassification.EXHAUSTED, transcript);
        }
        var failure = Failure.of(thrown, claim.clusterId());
        if (failure.isDefect()) {
            LOG.errorf(thrown, "unexpected failure job=%s step=%s", claim.jobId(), transcript.current());
        }
        if (failure.retryClass() == RetryClass.PERMANENT) {
            return giveUp(claim, lease, failure, RetryClassification.PERMANENT, transcript);
        }
        if (failure.retryClass() == RetryClass.DISK_FULL) {
            fullDisks.report(claim.clusterId());
        }
        var pause = backoff.after(claim.attempts(), failure.retryClass());
        if (claim.attempts() >= claim.maxAttempts() || pause.compareTo(deadline.left()) >= 0) {
            return giveUp(claim, lease, failure, RetryClassification.EXHAUSTED, transcript);
        }
        LOG.warnf(
                "job failed job=%s type=%s step=%s attempt=%d of %d next=retry in %d ms: %s",
                claim.jobId(),
                claim.spec().jobType().text(),
                transcript.current(),
                claim.attempts(),
                claim.maxAttempts(),
                pause.toMillis(),
                failure.error());
        return queue.retry(claim, transcript.text(), failure, pause);
    }

    private Uni<Void> giveUp(
            Claim claim, Lease lease, Failure failure, RetryClassification classification, Transcript transcript) {
        LOG.errorf(
                "job failed job=%s type=%s step=%s attempt=%d of %d next=none, %s: %s",
                claim.jobId(),
                claim.spec().jobType().text(),
                transcript.current(),
                claim.attempts(),
                claim.maxAttempts(),
                classification.text(),
                failure.error());
        return cleanSlate
                .leave(claim, lease, transcript, failure)
                .chain(told -> queue.fail(claim, transcript.text(), told, classification));
    }

    static boolean isFailureOfTheJob(Throwable thrown) {
        return !(thrown instanceof LeaseLostException || thrown instanceof QueueUnavailableException);
    }
}
