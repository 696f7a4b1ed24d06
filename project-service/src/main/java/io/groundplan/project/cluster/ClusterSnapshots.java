package io.groundplan.project.cluster;

import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.event.EventJson;

/** The remembered clusters. */
@ApplicationScoped
class ClusterSnapshots {
    /** In the order of ids, so that two replicas that store at the same time do not wait for each other in a circle. */
    private static final String STORE =
            """
            insert into cluster (id, snapshot, observed_at)
            select seen.id, seen.snapshot, now()
            from unnest($1::text[], $2::text[]) seen (id, snapshot)
            order by seen.id
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
        var snapshots = clusters.stream().map(EventJson::write).toArray(String[]::new);
        return pool.preparedQuery(STORE)
                .execute(Tuple.of(ids, snapshots))
                .chain(() -> pool.preparedQuery(FORGET).execute(Tuple.of(ids)))
                .replaceWithVoid();
    }

    Uni<List<Cluster>> load() {
        return pool.query(LOAD).execute().map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(row -> EventJson.read(row.getString(0), Cluster.class))
                .toList());
    }
}
