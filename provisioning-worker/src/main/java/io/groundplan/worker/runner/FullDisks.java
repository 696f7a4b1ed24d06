package io.groundplan.worker.runner;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/** The alert about a cluster without disk space: an error in the log and `groundplan.clusters.disk.full` (counter). */
@ApplicationScoped
class FullDisks {
    private static final Logger LOG = Logger.getLogger(FullDisks.class);

    private final MeterRegistry registry;

    FullDisks(MeterRegistry registry) {
        this.registry = registry;
    }

    void report(String cluster) {
        LOG.errorf("cluster is out of disk space cluster=%s", cluster);
        registry.counter("groundplan.clusters.disk.full", "cluster", cluster).increment();
    }
}
