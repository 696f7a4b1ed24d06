package io.groundplan.worker.internal;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Cluster;

/**
 * Looks at one cluster, at most once a second however many ask. While it does not answer nobody waits for it: what it
 * held when it was last seen is told at once, and that it is unreachable.
 */
final class ClusterLook {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private static final String VERSION = "select current_setting('server_version')";

    private static final String EXTENSIONS =
            """
            select e.name::text as name, e.default_version, coalesce(e.comment, '') as description,
                coalesce(v.trusted, false) as trusted
            from pg_available_extensions e
                left join pg_available_extension_versions v on v.name = e.name and v.version = e.default_version
            order by e.name
            """;

    /** What a cluster said when it last answered; the version is null when it never did. */
    private record Facts(String version, Long databases, List<ClusterView.Extension> extensions) {
        static final Facts NONE = new Facts(null, null, List.of());
    }

    private final Cluster cluster;
    private final Uni<ClusterView> look;
    private volatile Facts facts = Facts.NONE;
    private volatile boolean looked;
    private volatile long lookedAt = System.nanoTime();

    ClusterLook(Cluster cluster) {
        this.cluster = cluster;
        this.look = cluster.look(
                        ClusterViews.APPLICATION, ClusterViews.PATIENCE, connection -> facts(new Catalog(connection)))
                .invoke(seen -> facts = seen)
                .onFailure()
                .recoverWithItem(() -> facts)
                .map(ignored -> view())
                .invoke(() -> {
                    looked = true;
                    lookedAt = System.nanoTime();
                })
                .memoize()
                .until(() -> System.nanoTime() - lookedAt > FRESH_NANOS);
    }

    /** Takes as long as the cluster does, at most the patience; no time at all while it is in doubt. */
    Uni<ClusterView> now() {
        return Uni.createFrom()
                .deferred(() -> looked && cluster.health().isInDoubt()
                        ? Uni.createFrom().item(this::view)
                        : look);
    }

    private static Uni<Facts> facts(Catalog catalog) {
        return catalog.first(VERSION, row -> row.getString(0)).chain(version -> catalog.projectDatabases()
                .chain(databases -> catalog.all(EXTENSIONS, ClusterLook::extension, Tuple.tuple())
                        .map(extensions -> new Facts(version.orElseThrow(), databases, extensions))));
    }

    private static ClusterView.Extension extension(Row row) {
        return new ClusterView.Extension(
                row.getString("name"),
                row.getString("default_version"),
                row.getString("description"),
                row.getBoolean("trusted"));
    }

    private ClusterView view() {
        var settings = cluster.settings();
        return new ClusterView(
                cluster.id(),
                settings.name().orElse(cluster.id()),
                settings.region(),
                settings.plans().map(TreeSet::new).map(List::copyOf).orElse(null),
                cluster.health().isReachable() ? "ready" : "unreachable",
                facts.version(),
                facts.extensions(),
                settings.publicHost().orElse(settings.host()),
                settings.publicPort().orElse(settings.port()),
                settings.pooledPort().isPresent() ? settings.pooledPort().getAsInt() : null,
                settings.maxDatabases(),
                facts.databases(),
                settings.sslMode().value);
    }
}
