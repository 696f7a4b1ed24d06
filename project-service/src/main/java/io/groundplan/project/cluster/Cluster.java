package io.groundplan.project.cluster;

import java.util.List;
import java.util.Optional;

/** A PostgreSQL cluster as the worker last saw it. `pooledPort` is null where there is no
 * pooler; `databases` is how many it holds. */
public record Cluster(
        String id,
        String name,
        String region,
        String state,
        String postgresVersion,
        List<Extension> extensions,
        String publicHost,
        int directPort,
        Integer pooledPort,
        int maxDatabases,
        int databases,
        String sslMode) {
    private static final String READY = "ready";

    /** An extension that the cluster's server offers. */
    public record Extension(String name, String defaultVersion, String description, boolean trusted) {}

    public Cluster {
        extensions = extensions == null ? List.of() : List.copyOf(extensions);
    }

    boolean isFull() {
        return databases >= maxDatabases;
    }

    double fill() {
        return (double) databases / maxDatabases;
    }

    boolean isReady() {
        return READY.equals(state);
    }

    public Optional<Extension> extension(String wanted) {
        return extensions.stream()
                .filter(extension -> extension.name().equals(wanted))
                .findFirst();
    }
}
