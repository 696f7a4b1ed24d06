package io.groundplan.worker.runner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import io.groundplan.worker.cluster.Clusters;

/** The alert about a cluster without disk space: an error in the log and `groundplan.clusters.disk.full` (counter). */
@ApplicationScoped
class FullDisks {
    private static final Logger LOG = Logger.getLogger(FullDisks.class);

    private final MeterRegistry registry;
    private final Clusters clusters;

    FullDisks(MeterRegistry registry, Clusters clusters) {
        this.registry = registry;
        this.clusters = clusters;
    }

    /** From the start, so that a rise from nothing is one. */
    void show(@Observes StartupEvent started) {
        clusters.all().forEach(cluster -> counter(cluster.id()));
    }

    void report(String cluster) {
        LOG.errorf("cluster is out of disk space cluster=%s", cluster);
        counter(cluster).increment();
    }

    private Counter counter(String cluster) {
        return registry.counter("groundplan.clusters.disk.full", "cluster", cluster);
    }
}
