package io.groundplan.worker.watch;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;

import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.cluster.Clusters;

/** Asks every cluster again and again whether it is there, each on its own: one that hangs keeps no other waiting. */
@ApplicationScoped
class ClusterWatch {
    private final List<WatchedCluster> watched;
    private final Duration interval;
    private final Vertx vertx;
    private long timer;

    ClusterWatch(Clusters clusters, WorkerConfig config, MeterRegistry registry, Vertx vertx) {
        this.watched = clusters.all().stream()
                .map(cluster -> new WatchedCluster(cluster, registry))
                .toList();
        this.interval = config.watchInterval();
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(1, interval.toMillis(), ignored -> watched.forEach(WatchedCluster::look));
    }

    void stop(@Observes ShutdownEvent stopping) {
        vertx.cancelTimer(timer);
    }
}
