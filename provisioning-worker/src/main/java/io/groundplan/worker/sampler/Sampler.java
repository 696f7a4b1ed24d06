package io.groundplan.worker.sampler;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.cluster.Clusters;

/** Looks at every ready database once in an interval, together with all other workers. */
@ApplicationScoped
class Sampler {
    /** How often it is asked whether a database is due: a small part of any interval. */
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private static final int PARTS_OF_INTERVAL = 10;

    private final List<SampleLane> lanes;
    private final Vertx vertx;
    private final long pauseMillis;
    private long timer;

    @Inject
    Sampler(Clusters clusters, SampleBook book, SampleMetrics metrics, WorkerConfig config, Vertx vertx) {
        this(clusters, book, metrics, config, vertx, config.sampleConnections());
    }

    Sampler(
            Clusters clusters,
            SampleBook book,
            SampleMetrics metrics,
            WorkerConfig config,
            Vertx vertx,
            int connections) {
        this.lanes = connections == 0
                ? List.of()
                : clusters.all().stream()
                        .map(cluster -> new SampleLane(cluster, book, metrics, config.sampleTimeout(), connections))
                        .toList();
        this.vertx = vertx;
        this.pauseMillis =
                Math.min(LONGEST_PAUSE_MILLIS, config.sampleInterval().toMillis() / PARTS_OF_INTERVAL);
    }

    void start(@Observes StartupEvent started) {
        start();
    }

    void start() {
        if (!lanes.isEmpty()) {
            timer = vertx.setPeriodic(1, pauseMillis, ignored -> lanes.forEach(SampleLane::fill));
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        stop();
    }

    void stop() {
        vertx.cancelTimer(timer);
        lanes.forEach(SampleLane::close);
    }
}
