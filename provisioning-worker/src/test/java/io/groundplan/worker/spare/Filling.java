package io.groundplan.worker.spare;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.mutiny.core.Vertx;

import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.ClustersAt;
import io.groundplan.worker.queue.WaitingJobs;

/** The filler of the spares in the hands of a test, on the shared tenant server. */
@ApplicationScoped
public class Filling {
    private static final String CLUSTER = "groundplan.clusters.local.";

    private final Clusters clusters;
    private final SpareTemplates templates;
    private final WaitingJobs jobs;
    private final Vertx vertx;

    Filling(Clusters clusters, SpareTemplates templates, WaitingJobs jobs, Vertx vertx) {
        this.clusters = clusters;
        this.templates = templates;
        this.jobs = jobs;
        this.vertx = vertx;
    }

    /** One pass that wants so many spares; answers how many there are, empty when it had to leave them to others. */
    public OptionalInt tend(int spare) {
        return tend(Map.of(CLUSTER + "spare", Integer.toString(spare)));
    }

    /** The same on a cluster that may hold no more project databases than that. */
    public OptionalInt tend(int spare, int maxDatabases) {
        return tend(Map.of(
                CLUSTER + "spare", Integer.toString(spare), CLUSTER + "max-databases", Integer.toString(maxDatabases)));
    }

    private OptionalInt tend(Map<String, String> settings) {
        var cluster = cluster(ClustersAt.port(TestServers.tenant().port(), vertx, settings));
        cluster(clusters).demand().last().ifPresent(asked -> cluster.demand().asked(asked));
        return new SpareFiller(cluster, templates, jobs)
                .tend()
                .await()
                .atMost(Duration.ofSeconds(20))
                .filter(SpareFiller.Pass::complete)
                .map(pass -> OptionalInt.of(pass.usable()))
                .orElseGet(OptionalInt::empty);
    }

    private static Cluster cluster(Clusters registry) {
        return registry.find("local").orElseThrow();
    }
}
