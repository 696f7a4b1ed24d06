package io.groundplan.worker.spare;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Supplier;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

import io.groundplan.worker.cluster.AdvisoryLocks;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.ClusterSession;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.cluster.TemplateDatabase;
import io.groundplan.worker.queue.WaitingJobs;

/**
 * Keeps the spares of one cluster: drops what is stale, left unfinished or too much, and makes what is missing, one after
 * the other and only while no job waits. One filler at a time works on a cluster, whatever the number of workers; the
 * lock goes with its connection.
 */
final class SpareFiller {
    private static final String TRY_LOCK = "select pg_try_advisory_lock(" + AdvisoryLocks.SPARES + ")";
    private static final String UNLOCK = "select pg_advisory_unlock(" + AdvisoryLocks.SPARES + ")";

    private final Cluster cluster;
    private final SpareTemplates templates;
    private final WaitingJobs jobs;

    /** Unlike a job's, no other worker's: a filler does not end another one that is at work. */
    private final String application = "groundplan spares " + Long.toHexString(new SecureRandom().nextLong());

    SpareFiller(Cluster cluster, SpareTemplates templates, WaitingJobs jobs) {
        this.cluster = cluster;
        this.templates = templates;
        this.jobs = jobs;
    }

    Cluster cluster() {
        return cluster;
    }

    /** What a pass has come to. */
    record Pass(int usable, boolean complete) {}

    /** One pass; empty when another filler is at work. Incomplete when jobs came in between. */
    Uni<Optional<Pass>> tend() {
        return jobs.any()
                .chain(waiting -> waiting
                        ? Uni.createFrom().item(Optional.of(new Pass(0, false)))
                        : ClusterSession.open(
                                cluster,
                                Marker.SPARES,
                                application,
                                () -> {},
                                session -> alone(session, () -> tend(session))));
    }

    private static <T> Uni<Optional<T>> alone(ClusterSession session, Supplier<Uni<T>> work) {
        return session.catalog()
                .first(TRY_LOCK, row -> row.getBoolean(0))
                .chain(locked -> locked.orElse(false)
                        ? work.get().map(Optional::of).call(() -> session.execute(UNLOCK))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Pass> tend(ClusterSession session) {
        return wanted(session).chain(wanted -> template(session, wanted).chain(template -> Spares.all(session)
                .map(found -> Shelf.of(found, template.orElse(null), wanted))
                .call(shelf -> drop(session, shelf))
                .chain(shelf -> fill(session, template.orElse(null), shelf.usable(), shelf.missing()))));
    }

    /** A cluster that is almost full has no use for more spares than it may still hand out. */
    private Uni<Integer> wanted(ClusterSession session) {
        var settings = cluster.settings();
        return session.catalog().projectDatabases().map(count ->
                (int) Math.max(0, Math.min(settings.spare(), settings.maxDatabases() - count)));
    }

    private Uni<Optional<Identifier>> template(ClusterSession session, int wanted) {
        return wanted == 0
                ? Uni.createFrom().item(Optional.empty())
                : templates
                        .of(cluster)
                        .chain(extensions -> extensions.isEmpty()
                                ? Uni.createFrom().item(Optional.<Identifier>empty())
                                : TemplateDatabase.with(session, extensions.get())
                                        .chain(TemplateDatabase::ensure)
                                        .map(Optional::of));
    }

    private static Uni<Void> drop(ClusterSession session, Shelf shelf) {
        return Multi.createFrom()
                .iterable(shelf.superfluous())
                .onItem()
                .transformToUniAndConcatenate(name -> Spares.drop(session, name))
                .collect()
                .last();
    }

    private Uni<Pass> fill(ClusterSession session, Identifier template, int usable, int missing) {
        if (missing <= 0) {
            return Uni.createFrom().item(new Pass(usable, true));
        }
        return jobs.any()
                .chain(waiting -> waiting
                        ? Uni.createFrom().item(new Pass(usable, false))
                        : Spares.make(session, template).chain(() -> fill(session, template, usable + 1, missing - 1)));
    }
}
