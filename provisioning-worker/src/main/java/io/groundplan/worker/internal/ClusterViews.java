package io.groundplan.worker.internal;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.Clusters;

/** All clusters as they are now. */
@ApplicationScoped
class ClusterViews {
    /** The callers wait two seconds for an answer; a cluster that takes longer is as good as unreachable. */
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    static final String APPLICATION = "groundplan look-up";

    private final List<ClusterLook> looks;

    ClusterViews(Clusters clusters) {
        this.looks = clusters.all().stream().map(ClusterLook::new).toList();
    }

    Uni<List<ClusterView>> all() {
        return looks.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join().all(looks.stream().map(ClusterLook::now).toList()).andFailFast();
    }
}
