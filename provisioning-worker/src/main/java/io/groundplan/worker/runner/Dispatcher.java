package io.groundplan.worker.runner;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.WorkerId;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.queue.JobQueue;
import io.groundplan.worker.queue.WaitingJobs;

/**
 * Claims jobs while slots are free: when woken, when a job ends, and at least once in every poll interval. Where nobody
 * has told of a job it first asks whether there is any, which costs less than a claim in vain.
 */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    private final JobQueue queue;
    private final WaitingJobs waiting;
    private final JobRunner runner;
    private final WorkerConfig config;
    private final Vertx vertx;
    private final WorkerId worker;
    private final int concurrency;
    private final Slots slots;
    private final AtomicInteger wishes = new AtomicInteger();
    private volatile boolean told = true;
    private volatile boolean stopped;
    private long timer;

    @Inject
    Dispatcher(
            JobQueue queue,
            WaitingJobs waiting,
            JobRunner runner,
            Clusters clusters,
            WorkerConfig config,
            Vertx vertx) {
        this(queue, waiting, runner, clusters, config, vertx, WorkerId.ofThisProcess(), config.concurrency());
    }

    Dispatcher(
            JobQueue queue,
            WaitingJobs waiting,
            JobRunner runner,
            Clusters clusters,
            WorkerConfig config,
            Vertx vertx,
            WorkerId worker,
            int concurrency) {
        this.queue = queue;
        this.waiting = waiting;
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
        timer = vertx.setPeriodic(1, config.pollInterval().toMillis(), ignored -> look());
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

    /** There is a job to claim, most likely. */
    public void wake() {
        told = true;
        look();
    }

    /** Calls during a look are remembered, so none is missed; those of one moment are one. */
    private void look() {
        if (wishes.getAndIncrement() == 0) {
            vertx.getOrCreateContext().runOnContext(ignored -> claimNext());
        }
    }

    private void claimNext() {
        int heard = wishes.get();
        int opened = stopped ? 0 : slots.open();
        if (opened == 0) {
            rest(heard);
            return;
        }
        isAnyDue()
                .chain(due -> due
                        ? queue.claim(worker, opened, slots.closed())
                        : Uni.createFrom().item(List.<Claim>of()))
                .subscribe()
                .with(claims -> started(claims, opened, heard), failure -> {
                    LOG.warnf("claim failed: %s", failure.getMessage());
                    slots.close(opened);
                    rest(heard);
                });
    }

    private Uni<Boolean> isAnyDue() {
        boolean known = told;
        told = false;
        return known ? Uni.createFrom().item(true) : waiting.any();
    }

    private void started(List<Claim> claims, int opened, int heard) {
        slots.close(opened - claims.size());
        claims.forEach(this::start);
        if (claims.size() < opened) {
            rest(heard);
        } else {
            told = true;
            claimNext();
        }
    }

    private void start(Claim claim) {
        var place = slots.take(claim.clusterId());
        runner.run(claim, () -> {
                    place.worked();
                    if (told) {
                        look();
                    }
                })
                .onTermination()
                .invoke(() -> {
                    place.leave();
                    look();
                })
                .subscribe()
                .with(ignored -> {});
    }

    private void rest(int heard) {
        if (wishes.addAndGet(-heard) > 0) {
            claimNext();
        }
    }
}
