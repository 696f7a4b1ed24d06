package io.groundplan.worker.watch;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.ClustersConfig;
import io.groundplan.worker.retry.Failure;

/**
 * One cluster under watch. Gauges, tag cluster: `groundplan.clusters.reachable`, 1 or 0, alert on it;
 * `groundplan.clusters.databases`, those of projects, unknown until it was first reached; `groundplan.clusters.capacity`,
 * how many it may hold.
 */
final class WatchedCluster {
    private static final Logger LOG = Logger.getLogger(WatchedCluster.class);
    private static final String APPLICATION = "groundplan watch";

    /** What takes longer is as good as no answer for whoever waits behind it. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    private final Cluster cluster;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile double databases = Double.NaN;
    private boolean reachable = true;

    WatchedCluster(Cluster cluster, MeterRegistry registry) {
        this.cluster = cluster;
        var id = cluster.id();
        Gauge.builder("groundplan.clusters.reachable", this, watched -> watched.isReachable() ? 1 : 0)
                .tag("cluster", id)
                .register(registry);
        Gauge.builder("groundplan.clusters.databases", this, watched -> watched.databases)
                .tag("cluster", id)
                .register(registry);
        Gauge.builder("groundplan.clusters.capacity", cluster.settings(), ClustersConfig.Settings::maxDatabases)
                .tag("cluster", id)
                .register(registry);
    }

    /** Begins a look unless the last one is still under way. */
    void look() {
        if (looking.compareAndSet(false, true)) {
            cluster.look(APPLICATION, PATIENCE, connection -> new Catalog(connection).projectDatabases())
                    .onTermination()
                    .invoke(() -> looking.set(false))
                    .subscribe()
                    .with(this::seen, this::missed);
        }
    }

    private boolean isReachable() {
        return cluster.health().isReachable();
    }

    private void seen(long count) {
        databases = count;
        if (!reachable) {
            LOG.infof("cluster is back cluster=%s", cluster.id());
        }
        reachable = true;
    }

    private void missed(Throwable failure) {
        boolean now = isReachable();
        if (reachable && !now) {
            LOG.errorf(
                    "its jobs wait until it is back: %s",
                    Failure.of(failure, cluster.id()).error());
        }
        reachable = now;
    }
}
