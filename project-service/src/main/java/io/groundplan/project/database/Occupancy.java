package io.groundplan.project.database;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.project.cluster.Cluster;

/** How many databases are placed on clusters, those included that are still being made or dropped. */
@ApplicationScoped
class Occupancy implements PanacheRepositoryBase<DatabaseEntity, UUID> {
    /** A name for our lock among all advisory locks of the database. */
    private static final long PLACEMENT = 0x67706c61_63L;

    private static final String PLACED =
            """
            select clusterId, count(*)
            from DatabaseEntity
            where clusterId in :clusters
            group by clusterId
            """;

    private static final String ALONE = "select cast(pg_advisory_xact_lock(" + PLACEMENT + ") as text)";

    /** By id; a cluster without any is not in it. */
    Uni<Map<String, Long>> of(List<Cluster> clusters) {
        var ids = clusters.stream().map(Cluster::id).toList();
        return getSession()
                .chain(session -> session.createQuery(PLACED, Object[].class)
                        .setParameter("clusters", ids)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1])));
    }

    /** Until the transaction ends nobody else who asks for this places anything. */
    Uni<Void> lock() {
        return getSession()
                .chain(session -> session.createNativeQuery(ALONE, String.class).getSingleResult())
                .replaceWithVoid();
    }
}
