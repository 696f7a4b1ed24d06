package io.groundplan.worker.runner;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.WorkerId;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.queue.JobQueue;

/** Claims jobs while slots are free: when woken, when a job ends, and at least once in every poll interval. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final JobQueue queue;
    private final JobRunner runner;
    private final WorkerConfig config;
    private final Vertx vertx;
    private final WorkerId worker;
    private final int concurrency;
    private final Slots slots;
    private final AtomicInteger wishes = new AtomicInteger();
    private volatile boolean stopped;
    private long timer;

    @Inject
    Dispatcher(JobQueue queue, JobRunner runner, Clusters clusters, WorkerConfig config, Vertx vertx) {
        this(queue, runner, clusters, config, vertx, WorkerId.ofThisProcess(), config.concurrency());
    }

    Dispatcher(
            JobQueue queue,
            JobRunner runner,
            Clusters clusters,
            WorkerConfig config,
            Vertx vertx,
            WorkerId worker,
            int concurrency) {
        this.queue = queue;
        this.runner = runner;
        this.config = config;
        this.vertx = vertx;
        this.worker = worker;
        this.concurrency = concurrency;
        this.slots = new Slots(clusters, concurrency, config.trialInterval());
    }

    void start(@Observes StartupEvent started) {
        start();
    }

    void start() {
        timer = vertx.setPeriodic(1, config.pollInterval().toMillis(), ignored -> wake());
        LOG.infof("worker started worker=%s concurrency=%d", worker, concurrency);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        stop();
    }

    /** Claims nothing more and waits for what runs; what takes too long is left to its lease. */
    void stop() throws InterruptedException {
        stopped = true;
        vertx.cancelTimer(timer);
        if (!slots.awaitEmpty(config.drainTimeout())) {
            LOG.warnf("worker stopped with jobs still running worker=%s", worker);
        }
    }

    /** There may be a job to claim. Calls during a claim are remembered, so none is missed. */
    public void wake() {
        if (wishes.getAndIncrement() == 0) {
            claimNext();
        }
    }

    private void claimNext() {
        int heard = wishes.get();
        int opened = stopped ? 0 : slots.open();
        if (opened == 0) {
            rest(heard);
            return;
        }
        queue.claim(worker, opened, slots.closed())
                .subscribe()
                .with(claims -> started(claims, opened, heard), failure -> {
                    LOG.warnf("claim failed: %s", failure.getMessage());
                    slots.close(opened);
                    rest(heard);
                });
    }

    private void started(List<Claim> claims, int opened, int heard) {
        slots.close(opened - claims.size());
        claims.forEach(this::start);
        if (claims.size() < opened) {
            rest(heard);
        } else {
            claimNext();
        }
    }

    private void start(Claim claim) {
        var cluster = claim.clusterId();
        slots.take(cluster);
        runner.run(claim)
                .onTermination()
                .invoke(() -> finished(cluster))
                .subscribe()
                .with(ignored -> {});
    }

    private void finished(String cluster) {
        slots.release(cluster);
        wake();
    }

    private void rest(int heard) {
        if (wishes.addAndGet(-heard) > 0) {
            claimNext();
        }
    }
}
