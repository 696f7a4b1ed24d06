package io.groundplan.project.cluster;

import java.util.List;
import java.util.Optional;

/**
 * The clusters that a new database may be placed on, as far as is known before their room is counted.
 *
 * @param wanted the one that was asked for by name
 */
public record ClusterChoice(List<Cluster> clusters, Optional<String> wanted) {

    public ClusterChoice {
        clusters = List.copyOf(clusters);
    }
}
