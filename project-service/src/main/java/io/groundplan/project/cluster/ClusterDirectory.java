package io.groundplan.project.cluster;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

import io.groundplan.project.cluster.internal.WorkerClient;
import io.groundplan.runtime.internal.Peer;
import io.groundplan.runtime.internal.Peers;
import io.groundplan.runtime.problem.Problem;

/** The clusters that databases can be placed on: asked of the worker, remembered for when it is away. */
@ApplicationScoped
public class ClusterDirectory {
    private static final Logger LOG = Logger.getLogger(ClusterDirectory.class);

    private final WorkerClient worker;
    private final Peer peer;
    private final ClusterSnapshots snapshots;
    private volatile Map<String, Cluster> clusters = Map.of();

    ClusterDirectory(@RestClient WorkerClient worker, Peers peers, ClusterSnapshots snapshots) {
        this.worker = worker;
        this.peer = peers.named("provisioning-worker");
        this.snapshots = snapshots;
    }

    public Collection<Cluster> all() {
        return clusters.values();
    }

    public Optional<Cluster> find(String id) {
        return Optional.ofNullable(clusters.get(id));
    }

    /** The cluster for a new database: the wanted one, or the emptiest of the wanted region, or of all. */
    public Cluster place(Optional<String> clusterId, Optional<String> region) {
        if (clusters.isEmpty()) {
            throw Problem.unavailable("no cluster is known yet, try again");
        }
        clusterId.filter(id -> !clusters.containsKey(id)).ifPresent(id -> {
            throw Problem.invalid("cluster_id", "is not a known cluster");
        });
        region.filter(wanted ->
                        all().stream().noneMatch(cluster -> cluster.region().equals(wanted)))
                .ifPresent(wanted -> {
                    throw Problem.invalid("region", "is not a known region");
                });
        var candidates = all().stream()
                .filter(cluster -> clusterId.map(cluster.id()::equals).orElse(true))
                .filter(cluster -> region.map(cluster.region()::equals).orElse(true))
                .toList();
        if (candidates.isEmpty()) {
            throw Problem.invalid("cluster_id", "is not in that region");
        }
        return emptiest(candidates);
    }

    /** The extensions that are enabled in a database now. */
    public Uni<Set<String>> enabledExtensions(String clusterId, String databaseName) {
        return peer.ask("the database", () -> worker.extensions(clusterId, databaseName)
                .map(enabled -> Set.copyOf(enabled.extensions())));
    }

    @Scheduled(
            every = "${groundplan.cluster-directory.refresh:5s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> refresh() {
        return ask();
    }

    /** The worker often starts a moment after this service. */
    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> askUntilKnown() {
        return clusters.isEmpty() ? ask() : Uni.createFrom().voidItem();
    }

    private Uni<Void> ask() {
        return peer.ask("clusters", () -> worker.clusters().map(WorkerClient.Clusters::clusters))
                .invoke(this::remember)
                .call(seen -> Multi.createFrom()
                        .iterable(seen)
                        .call(snapshots::store)
                        .collect()
                        .asList())
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("clusters could not be refreshed: %s", failure.getMessage());
                    return clusters.isEmpty()
                            ? snapshots.load().invoke(this::remember).replaceWithVoid()
                            : Uni.createFrom().voidItem();
                });
    }

    private void remember(List<Cluster> seen) {
        clusters = new TreeMap<>(seen.stream().collect(Collectors.toMap(Cluster::id, cluster -> cluster)));
    }

    private static Cluster emptiest(List<Cluster> candidates) {
        return candidates.stream()
                .filter(cluster -> !cluster.isFull())
                .min(Comparator.comparing((Cluster cluster) -> !cluster.isReady())
                        .thenComparing(Cluster::fill))
                .orElseThrow(() -> Problem.unavailable("every cluster there is full"));
    }
}
