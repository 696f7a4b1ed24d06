package io.groundplan.worker.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;

import io.groundplan.worker.WorkerConfig;

/** Registries with one cluster `local` at a port of the test's choice. */
public final class ClustersAt {
    private ClustersAt() {}

    public static Clusters port(int port, Vertx vertx) {
        return port(port, vertx, Map.of());
    }

    /** The same with more settings, or others. */
    public static Clusters port(int port, Vertx vertx, Map<String, String> more) {
        var properties = new HashMap<>(Map.of(
                "groundplan.clusters.local.host", "localhost",
                "groundplan.clusters.local.port", Integer.toString(port),
                "groundplan.clusters.local.admin-user", "postgres",
                "groundplan.clusters.local.admin-password", "never-shown-anywhere",
                "groundplan.clusters.local.ssl-mode", "disable",
                "groundplan.worker.connections.timeout", "2s"));
        properties.putAll(more);
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 500))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(ClustersConfig.class)
                .withMapping(WorkerConfig.class)
                .build();
        return new Clusters(
                config.getConfigMapping(ClustersConfig.class), config.getConfigMapping(WorkerConfig.class), vertx);
    }
}
