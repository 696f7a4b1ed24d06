package io.groundplan.project.cluster;

import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.event.EventJson;

/** The remembered clusters. */
@ApplicationScoped
class ClusterSnapshots {
    private static final String STORE =
            """
            insert into cluster (id, snapshot, observed_at)
            values ($1, $2, now())
            on conflict on constraint cluster_pk do update
            set snapshot = excluded.snapshot,
                observed_at = excluded.observed_at
            """;

    private static final String FORGET = "delete from cluster where id <> all ($1::text[])";

    private static final String LOAD = "select snapshot from cluster";

    private final Pool pool;

    ClusterSnapshots(Pool pool) {
        this.pool = pool;
    }

    /** These and no others. */
    Uni<Void> keep(Collection<Cluster> clusters) {
        var ids = clusters.stream().map(Cluster::id).toArray(String[]::new);
        return Multi.createFrom()
                .iterable(clusters)
                .call(this::store)
                .collect()
                .last()
                .chain(() -> pool.preparedQuery(FORGET).execute(Tuple.of(ids)))
                .replaceWithVoid();
    }

    private Uni<Void> store(Cluster cluster) {
        return pool.preparedQuery(STORE)
                .execute(Tuple.of(cluster.id(), EventJson.write(cluster)))
                .replaceWithVoid();
    }

    Uni<List<Cluster>> load() {
        return pool.query(LOAD).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> EventJson.read(row.getString(0), Cluster.class))
                .toList());
    }
}
