package io.groundplan.worker.spare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.ExtensionName;

/** The extensions of the template that jobs asked a cluster for last, for all workers and over their restarts. */
@ApplicationScoped
class SpareTemplates {
    private static final String REMEMBER =
            """
            insert into spare_template (cluster_id, extensions)
            values ($1, $2)
            on conflict on constraint spare_template_pk do update
            set extensions = excluded.extensions,
                wanted_at = now()
            where spare_template.extensions <> excluded.extensions
            """;

    private static final String FIND = "select extensions from spare_template where cluster_id = $1";

    private final Pool pool;
    private final Map<String, List<ExtensionName>> remembered = new ConcurrentHashMap<>();

    SpareTemplates(Pool pool) {
        this.pool = pool;
    }

    /** Empty before the first job that made a database. */
    Uni<Optional<List<ExtensionName>>> of(Cluster cluster) {
        return remember(cluster).chain(() -> find(cluster));
    }

    /** Writes only what this process has not yet written: another's demand may be newer by now. */
    private Uni<Void> remember(Cluster cluster) {
        var asked = cluster.demand().last();
        if (asked.isEmpty() || asked.get().equals(remembered.get(cluster.id()))) {
            return Uni.createFrom().voidItem();
        }
        var names = asked.get().stream().map(ExtensionName::name).toArray(String[]::new);
        return pool.preparedQuery(REMEMBER)
                .execute(Tuple.of(cluster.id(), names))
                .invoke(() -> remembered.put(cluster.id(), asked.get()))
                .replaceWithVoid();
    }

    private Uni<Optional<List<ExtensionName>>> find(Cluster cluster) {
        return pool.preparedQuery(FIND).execute(Tuple.of(cluster.id())).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .findFirst()
                .map(row -> Stream.of(row.getArrayOfStrings(0))
                        .map(ExtensionName::new)
                        .toList()));
    }
}
