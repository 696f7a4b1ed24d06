package io.groundplan.worker.spare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import org.jboss.logging.Logger;

import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.queue.WaitingJobs;

/**
 * Looks after the spares of all clusters: once in every `spare-interval`, soon after a job needed a database, and again
 * when jobs were in the way. `groundplan.spares` (gauge, tag cluster): spares at the last look of this worker.
 */
@ApplicationScoped
class SpareKeeper {
    private static final Logger LOG = Logger.getLogger(SpareKeeper.class);

    /** Lets the job that took a spare end first. */
    private static final long SOON_MILLIS = 50;

    private final List<SpareFiller> fillers;
    private final WorkerConfig config;
    private final Vertx vertx;
    private final Map<String, AtomicInteger> gauges = new ConcurrentHashMap<>();
    private final Set<SpareFiller> expected = ConcurrentHashMap.newKeySet();
    private final Set<SpareFiller> atWork = ConcurrentHashMap.newKeySet();
    private final MeterRegistry registry;
    private volatile boolean stopped;
    private long timer;

    SpareKeeper(
            Clusters clusters,
            SpareTemplates templates,
            WaitingJobs jobs,
            WorkerConfig config,
            MeterRegistry registry,
            Vertx vertx) {
        this.fillers = clusters.all().stream()
                .map(cluster -> new SpareFiller(cluster, templates, jobs))
                .toList();
        this.config = config;
        this.registry = registry;
        this.vertx = vertx;
    }

    /** A worker that runs no jobs keeps no spares. */
    void start(@Observes StartupEvent started) {
        if (config.concurrency() == 0) {
            return;
        }
        fillers.forEach(filler -> filler.cluster().demand().listen(() -> tendSoon(filler)));
        fillers.forEach(this::tendSoon);
        timer = vertx.setPeriodic(config.spareInterval().toMillis(), ignored -> fillers.forEach(this::tendSoon));
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /** Calls until the pass begins are one; calls during it are for the next one. */
    private void tendSoon(SpareFiller filler) {
        if (expected.add(filler)) {
            vertx.setTimer(SOON_MILLIS, ignored -> tend(filler));
        }
    }

    private void tend(SpareFiller filler) {
        if (stopped) {
            return;
        }
        expected.remove(filler);
        if (!atWork.add(filler)) {
            tendSoon(filler);
            return;
        }
        filler.tend()
                .onTermination()
                .invoke(() -> atWork.remove(filler))
                .subscribe()
                .with(
                        pass -> tended(filler, pass),
                        failure -> LOG.warnf(
                                "spares left as they are cluster=%s: %s",
                                filler.cluster().id(), failure.getMessage()));
    }

    private void tended(SpareFiller filler, Optional<SpareFiller.Pass> pass) {
        pass.ifPresent(done -> {
            if (done.complete()) {
                gauge(filler.cluster().id()).set(done.usable());
            } else {
                tendSoon(filler);
            }
        });
    }

    private AtomicInteger gauge(String cluster) {
        return gauges.computeIfAbsent(
                cluster, id -> registry.gauge("groundplan.spares", Tags.of("cluster", id), new AtomicInteger()));
    }
}
