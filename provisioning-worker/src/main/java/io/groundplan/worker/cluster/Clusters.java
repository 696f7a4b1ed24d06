package io.groundplan.worker.cluster;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.core.Vertx;

import io.groundplan.worker.WorkerConfig;

/** The registry of tenant clusters. */
@ApplicationScoped
public class Clusters {
    private final Map<String, Cluster> byId = new TreeMap<>();

    Clusters(ClustersConfig config, WorkerConfig worker, Vertx vertx) {
        config.byId().forEach((id, settings) -> byId.put(id, new Cluster(id, settings, worker.connections(), vertx)));
    }

    public Optional<Cluster> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Collection<Cluster> all() {
        return byId.values();
    }
}
