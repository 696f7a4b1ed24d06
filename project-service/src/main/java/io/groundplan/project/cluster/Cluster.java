package io.groundplan.project.cluster;

import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL cluster as the worker last saw it. `pooledPort` is null where there is no pooler; `databases` is how many it
 * holds; without `plans` it takes projects of all of them.
 */
public record Cluster(
        String id,
        String name,
        String region,
        List<String> plans,
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
        plans = plans == null ? null : List.copyOf(plans);
        extensions = extensions == null ? List.of() : List.copyOf(extensions);
    }

    /** Whether the worker reaches it. Named so that JSON does not take it for a property. */
    public boolean reachable() {
        return READY.equals(state);
    }

    /** Whether it holds as many databases as it may. */
    public boolean full() {
        return free(0) <= 0;
    }

    /** Whether projects of the plan may be placed on it. */
    public boolean accepts(String plan) {
        return plans == null || plans.contains(plan);
    }

    /** How many more databases it may get, of which that many are placed on it. */
    public long free(long placed) {
        return maxDatabases - held(placed);
    }

    /** How full it is, from 0 to 1. */
    public double fill(long placed) {
        return (double) held(placed) / maxDatabases;
    }

    /** The same cluster, with what an earlier one of it knew where this one was not reached. */
    Cluster knowing(Cluster before) {
        return postgresVersion != null || before == null
                ? this
                : new Cluster(
                        id,
                        name,
                        region,
                        plans,
                        state,
                        before.postgresVersion,
                        before.extensions,
                        publicHost,
                        directPort,
                        pooledPort,
                        maxDatabases,
                        before.databases,
                        sslMode);
    }

    /** Some that are placed are not there yet, and some that are there belong to nobody. */
    private long held(long placed) {
        return Math.max(placed, databases);
    }

    public Optional<Extension> extension(String wanted) {
        return extensions.stream()
                .filter(extension -> extension.name().equals(wanted))
                .findFirst();
    }
}
