package io.groundplan.project.database;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.project.cluster.Cluster;
import io.groundplan.project.cluster.ClusterChoice;
import io.groundplan.runtime.problem.Problem;

/**
 * Where new databases go: to the emptiest cluster of a choice. What is placed counts, whether or not it is made already, so
 * that many who ask at the same time do not all get the last place. While there is plenty of room nobody waits for anybody.
 */
@ApplicationScoped
class Placement {
    /** More than all transactions that this service's replicas may have open at the same time. */
    private static final long PLENTY = 100;

    private final Occupancy occupancy;

    Placement(Occupancy occupancy) {
        this.occupancy = occupancy;
    }

    /** In the caller's transaction, which inserts the databases; the first thing in it that others may wait for. */
    Uni<Cluster> place(ClusterChoice choice, int databases) {
        return occupancy.of(choice.clusters()).chain(placed -> emptiest(choice, placed, databases + PLENTY)
                .map(cluster -> Uni.createFrom().item(cluster))
                .orElseGet(() -> placeAlone(choice, databases)));
    }

    private Uni<Cluster> placeAlone(ClusterChoice choice, int databases) {
        return occupancy.lock().chain(() -> occupancy.of(choice.clusters())).map(placed -> emptiest(
                        choice, placed, databases)
                .orElseThrow(() -> refusal(choice)));
    }

    private static Optional<Cluster> emptiest(ClusterChoice choice, Map<String, Long> placed, long room) {
        return choice.clusters().stream()
                .filter(cluster -> cluster.free(placed.getOrDefault(cluster.id(), 0L)) >= room)
                .min(Comparator.comparingDouble(cluster -> cluster.fill(placed.getOrDefault(cluster.id(), 0L))));
    }

    private static Problem refusal(ClusterChoice choice) {
        return choice.wanted()
                .map(id -> Problem.conflict("cluster " + id + " is full"))
                .orElseGet(() -> Problem.unavailable("every cluster there is full"));
    }
}
