package io.groundplan.project.cluster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
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

    /** Where a new database of a project on the plan may go: to the wanted cluster, or to any one of the region or of all. */
    public ClusterChoice choose(Optional<String> clusterId, Optional<String> region, String plan) {
        if (clusters.isEmpty()) {
            throw Problem.unavailable("no cluster is known yet, try again");
        }
        var there = all().stream()
                .filter(cluster -> region.map(cluster.region()::equals).orElse(true))
                .toList();
        if (there.isEmpty()) {
            throw Problem.invalid("region", "is not a known region");
        }
        return new ClusterChoice(
                clusterId.map(id -> List.of(wanted(id, there, plan))).orElseGet(() -> reachable(there, region, plan)),
                clusterId);
    }

    private Cluster wanted(String id, List<Cluster> there, String plan) {
        var cluster = find(id).orElseThrow(() -> Problem.invalid("cluster_id", "is not a known cluster"));
        if (!there.contains(cluster)) {
            throw Problem.invalid("cluster_id", "is not in that region");
        }
        if (!cluster.accepts(plan)) {
            throw Problem.invalid("cluster_id", "does not take projects of the plan " + plan);
        }
        if (!cluster.reachable()) {
            throw Problem.unavailable("cluster " + id + " cannot be reached now, try again");
        }
        return cluster;
    }

    private static List<Cluster> reachable(List<Cluster> there, Optional<String> region, String plan) {
        var accepting = there.stream().filter(cluster -> cluster.accepts(plan)).toList();
        if (accepting.isEmpty()) {
            throw region.map(wanted ->
                            Problem.invalid("region", "has no cluster that takes projects of the plan " + plan))
                    .orElseGet(() -> Problem.unavailable("no cluster takes projects of the plan " + plan));
        }
        var reachable = accepting.stream().filter(Cluster::reachable).toList();
        if (reachable.isEmpty()) {
            throw Problem.unavailable("no cluster there can be reached now, try again");
        }
        return reachable;
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
                .call(() -> clusters.isEmpty() ? loadKnown() : Uni.createFrom().voidItem())
                .invoke(this::remember)
                .call(() -> snapshots.keep(clusters.values()))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.debugf("clusters could not be refreshed: %s", failure.getMessage());
                    return clusters.isEmpty() ? loadKnown() : Uni.createFrom().voidItem();
                });
    }

    private Uni<Void> loadKnown() {
        return snapshots.load().invoke(this::remember).replaceWithVoid();
    }

    private void remember(List<Cluster> seen) {
        var before = clusters;
        clusters = new TreeMap<>(seen.stream()
                .map(cluster -> cluster.knowing(before.get(cluster.id())))
                .collect(Collectors.toMap(Cluster::id, cluster -> cluster)));
    }
}
