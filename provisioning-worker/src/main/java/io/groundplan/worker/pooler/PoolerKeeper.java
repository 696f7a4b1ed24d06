package io.groundplan.worker.pooler;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.cluster.PoolerAccess;

/** Admits a pooler to the databases that were there before it. New ones admit it while they are made. */
@ApplicationScoped
class PoolerKeeper {
    private static final Logger LOG = Logger.getLogger(PoolerKeeper.class);
    private static final String APPLICATION = "groundplan pooler";

    private static final String SHUT_OUT =
            """
            select d.datname::text
            from pg_database d
            where d.datallowconn
                and not d.datistemplate
                and shobj_description(d.datdba, 'pg_authid') like $1
                and not coalesce(has_database_privilege(to_regrole($2::text), d.oid, 'connect'), false)
            order by d.datname
            """;

    private final Clusters clusters;

    PoolerKeeper(Clusters clusters) {
        this.clusters = clusters;
    }

    @Scheduled(
            every = "60s",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    Uni<Void> admit() {
        return Multi.createFrom()
                .iterable(clusters.all())
                .filter(cluster -> cluster.pooler().isPresent())
                .filter(cluster -> !cluster.health().isInDoubt())
                .onItem()
                .transformToUniAndConcatenate(this::admit)
                .collect()
                .last();
    }

    private Uni<Void> admit(Cluster cluster) {
        var role = cluster.pooler().orElseThrow();
        return shutOut(cluster, role)
                .onItem()
                .transformToMulti(names -> Multi.createFrom().iterable(names))
                .onItem()
                .transformToUniAndConcatenate(name -> admit(cluster, role, name))
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the pooler's databases are unknown cluster=%s: %s", cluster.id(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<List<String>> shutOut(Cluster cluster, Identifier role) {
        return cluster.asAdmin(APPLICATION, connection -> new Catalog(connection)
                .all(SHUT_OUT, row -> row.getString(0), Tuple.of(Marker.ANY_PROJECT, role.quoted())));
    }

    private static Uni<Void> admit(Cluster cluster, Identifier role, String name) {
        // an application name of its own: two workers at the same database must not end each other
        var application = APPLICATION + " " + UUID.randomUUID();
        return ClusterSession.open(cluster, Marker.POOLER, application, () -> {}, session -> {
                    var access = new PoolerAccess(session, role, new Identifier(name));
                    return access.state()
                            .chain(state -> state == PoolerAccess.State.MISSING
                                    ? access.grant().invoke(() -> told(cluster, name))
                                    : Uni.createFrom().voidItem().invoke(() -> refused(cluster, name, state)));
                })
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "the pooler waits for the next pass cluster=%s database=%s: %s",
                        cluster.id(), name, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private static void told(Cluster cluster, String name) {
        LOG.infof("the pooler is admitted cluster=%s database=%s", cluster.id(), name);
    }

    private static void refused(Cluster cluster, String name, PoolerAccess.State state) {
        if (state != PoolerAccess.State.COMPLETE) {
            LOG.errorf("the pooler is not admitted cluster=%s database=%s reason=%s", cluster.id(), name, state);
        }
    }
}
