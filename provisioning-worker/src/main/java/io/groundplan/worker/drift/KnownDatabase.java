package io.groundplan.worker.drift;

import java.util.stream.Stream;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;

/**
 * A database that a project has, and the names of what is on its cluster for it. `ready` while it is to be there: made,
 * and nobody asked to drop it.
 */
public record KnownDatabase(
        DatabaseId id,
        ProjectId project,
        String cluster,
        String database,
        String ownerRole,
        String loginRole,
        boolean ready) {

    /** What is on the cluster for it. */
    Stream<Thing> things() {
        return Stream.of(
                itself(),
                new Thing(cluster, Thing.Kind.ROLE, ownerRole),
                new Thing(cluster, Thing.Kind.ROLE, loginRole));
    }

    Thing itself() {
        return new Thing(cluster, Thing.Kind.DATABASE, database);
    }
}
