package io.groundplan.worker.runner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.queue.JobQueue;

/**
 * Takes jobs back from workers that were lost, ends those whose deadline passed while nobody held them, and puts those
 * whose pause is over in line again, also while the line is never empty.
 */
@ApplicationScoped
class Reaper {
    private static final Logger LOG = Logger.getLogger(Reaper.class);

    private final JobQueue queue;
    private final Dispatcher dispatcher;
    private final WorkerConfig config;
    private final Vertx vertx;
    private long timer;

    Reaper(JobQueue queue, Dispatcher dispatcher, WorkerConfig config, Vertx vertx) {
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(config.reaperInterval().toMillis(), ignored -> reap().chain(queue::getInLine)
                .subscribe()
                .with(count -> {}, failure -> LOG.warnf("reaping failed: %s", failure.getMessage())));
    }

    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
    }

    /** Answers how many jobs changed. */
    Uni<Integer> reap() {
        return queue.reap().invoke(count -> {
            if (count > 0) {
                LOG.warnf("jobs taken back from lost workers or failed past their deadline count=%d", count);
                dispatcher.wake();
            }
        });
    }
}
