package io.groundplan.worker.internal;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.Clusters;

/** Looks at all clusters, at most once a second however many ask. */
@ApplicationScoped
class ClusterViews {
    private static final Logger LOG = Logger.getLogger(ClusterViews.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    /** The callers wait two seconds for an answer; a cluster that takes longer is as good as unreachable. */
    static final Duration PATIENCE = Duration.ofMillis(1_500);

    static final String APPLICATION = "groundplan look-up";

    private static final String VERSION = "select current_setting('server_version')";

    private static final String EXTENSIONS =
            """
            select e.name::text as name, e.default_version, coalesce(e.comment, '') as description,
                coalesce(v.trusted, false) as trusted
            from pg_available_extensions e
                left join pg_available_extension_versions v on v.name = e.name and v.version = e.default_version
            order by e.name
            """;

    private record Facts(String version, long databases, List<ClusterView.Extension> extensions) {}

    private final Uni<List<ClusterView>> all;
    private volatile long lookedAt = System.nanoTime();

    ClusterViews(Clusters clusters) {
        var looks = clusters.all().stream().map(ClusterViews::look).toList();
        this.all = looks.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Uni.join()
                        .all(looks)
                        .andFailFast()
                        .invoke(() -> lookedAt = System.nanoTime())
                        .memoize()
                        .until(() -> System.nanoTime() - lookedAt > FRESH_NANOS);
    }

    Uni<List<ClusterView>> all() {
        return all;
    }

    private static Uni<ClusterView> look(Cluster cluster) {
        return cluster.asAdmin(APPLICATION, connection -> facts(new Catalog(connection)))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(facts -> view(cluster, "ready", facts))
                .onFailure()
                .invoke(failure -> LOG.warnf("cluster unreachable cluster=%s: %s", cluster.id(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(() -> view(cluster, "unreachable", new Facts(null, 0, List.of())));
    }

    private static Uni<Facts> facts(Catalog catalog) {
        return catalog.first(VERSION, row -> row.getString(0)).chain(version -> catalog.projectDatabases()
                .chain(databases -> catalog.all(EXTENSIONS, ClusterViews::extension, Tuple.tuple())
                        .map(extensions -> new Facts(version.orElseThrow(), databases, extensions))));
    }

    private static ClusterView.Extension extension(Row row) {
        return new ClusterView.Extension(
                row.getString("name"),
                row.getString("default_version"),
                row.getString("description"),
                row.getBoolean("trusted"));
    }

    private static ClusterView view(Cluster cluster, String state, Facts facts) {
        var settings = cluster.settings();
        return new ClusterView(
                cluster.id(),
                settings.name().orElse(cluster.id()),
                settings.region(),
                state,
                facts.version(),
                facts.extensions(),
                settings.publicHost().orElse(settings.host()),
                settings.publicPort().orElse(settings.port()),
                settings.pooledPort().isPresent() ? settings.pooledPort().getAsInt() : null,
                settings.maxDatabases(),
                facts.version() == null ? null : facts.databases(),
                settings.sslMode().value);
    }
}
