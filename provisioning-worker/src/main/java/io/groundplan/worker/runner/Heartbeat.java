package io.groundplan.worker.runner;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.queue.JobQueue;
import io.groundplan.worker.queue.LeaseLostException;

/** Renews a lease at a third of its length for as long as its job runs. */
@ApplicationScoped
class Heartbeat {
    private static final Logger LOG = Logger.getLogger(Heartbeat.class);
    private static final int BEATS_PER_LEASE = 3;

    private final JobQueue queue;
    private final WorkerConfig config;
    private final Vertx vertx;

    Heartbeat(JobQueue queue, WorkerConfig config, Vertx vertx) {
        this.queue = queue;
        this.config = config;
        this.vertx = vertx;
    }

    /** Beats from the subscription to the end of the work, however it ends. */
    <T> Uni<T> during(Claim claim, Lease lease, Uni<T> work) {
        return Uni.createFrom().deferred(() -> {
            long timer = vertx.setPeriodic(config.lease().toMillis() / BEATS_PER_LEASE, ignored -> beat(claim, lease));
            return work.onTermination().invoke(() -> vertx.cancelTimer(timer));
        });
    }

    private void beat(Claim claim, Lease lease) {
        if (lease.isHeld()) {
            long askedAt = System.nanoTime();
            queue.renew(claim)
                    .subscribe()
                    .with(cancel -> lease.renewed(askedAt), failure -> missed(claim, lease, failure));
        }
    }

    private static void missed(Claim claim, Lease lease, Throwable failure) {
        if (failure instanceof LeaseLostException) {
            lease.lose(failure.getMessage());
        } else {
            LOG.warnf("heartbeat missed job=%s: %s", claim.jobId(), failure.getMessage());
        }
    }
}
