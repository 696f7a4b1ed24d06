package io.groundplan.worker.drift;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.Clusters;

/** What all clusters together hold of projects; one that does not answer spoils no look at the others. */
@ApplicationScoped
class ClusterCatalogs {
    private static final Logger LOG = Logger.getLogger(ClusterCatalogs.class);
    private static final String APPLICATION = "groundplan drift";

    /** What was seen, and which clusters did and did not show it. */
    record Seen(Set<Marked> marked, Set<String> reached, Set<String> unreachable) {
        private static Seen nothing() {
            return new Seen(new HashSet<>(), new TreeSet<>(), new TreeSet<>());
        }

        private void add(Seen other) {
            marked.addAll(other.marked());
            reached.addAll(other.reached());
            unreachable.addAll(other.unreachable());
        }
    }

    private final Clusters clusters;

    ClusterCatalogs(Clusters clusters) {
        this.clusters = clusters;
    }

    Uni<Seen> all() {
        return Multi.createFrom()
                .iterable(clusters.all())
                .onItem()
                .transformToUniAndMerge(ClusterCatalogs::look)
                .collect()
                .in(Seen::nothing, Seen::add);
    }

    private static Uni<Seen> look(Cluster cluster) {
        return MarkedCatalog.of(cluster, APPLICATION)
                .map(marked -> new Seen(Set.copyOf(marked), Set.of(cluster.id()), Set.of()))
                .onFailure()
                .invoke(failure -> LOG.warnf("drift unknown cluster=%s: %s", cluster.id(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(() -> new Seen(Set.of(), Set.of(), Set.of(cluster.id())));
    }
}
