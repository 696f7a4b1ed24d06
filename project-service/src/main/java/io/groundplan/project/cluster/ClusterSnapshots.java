package io.groundplan.project.cluster;

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
    private static final String STORE =
            """
            insert into cluster (id, snapshot, observed_at)
            values ($1, $2, now())
            on conflict on constraint cluster_pk do update
            set snapshot = excluded.snapshot,
                observed_at = excluded.observed_at
            """;

    private static final String LOAD = "select snapshot from cluster";

    private final Pool pool;

    ClusterSnapshots(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> store(Cluster cluster) {
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
