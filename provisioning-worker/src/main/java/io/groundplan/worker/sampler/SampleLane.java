package io.groundplan.worker.sampler;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.jboss.logging.Logger;

import io.groundplan.worker.cluster.Catalog;
import io.groundplan.worker.cluster.Cluster;
import io.groundplan.worker.cluster.Marker;
import io.groundplan.worker.retry.Failure;
import io.groundplan.worker.storage.StorageGuard;

/**
 * The looks at the databases of one cluster, so many at a time. One place is kept from databases that did not answer the
 * last time, so that however many of them there are, the others have their turn.
 */
final class SampleLane {
    private static final Logger LOG = Logger.getLogger(SampleLane.class);
    private static final String APPLICATION = "groundplan sampler";

    private final Cluster cluster;
    private final SampleBook book;
    private final SampleMetrics metrics;
    private final Duration patience;
    private final Semaphore places;
    private final Semaphore placesOfSuspects;
    private volatile boolean closed;

    SampleLane(Cluster cluster, SampleBook book, SampleMetrics metrics, Duration patience, int connections) {
        this.cluster = cluster;
        this.book = book;
        this.metrics = metrics;
        this.patience = patience;
        this.places = new Semaphore(connections);
        this.placesOfSuspects = new Semaphore(Math.max(1, connections - 1));
    }

    /** Looks at what is due, until nothing is or all places are taken. */
    void fill() {
        if (closed || !places.tryAcquire()) {
            return;
        }
        boolean alsoSuspects = placesOfSuspects.tryAcquire();
        book.claim(cluster.id(), alsoSuspects)
                .subscribe()
                .with(found -> claimed(found, alsoSuspects), failure -> notClaimed(failure, alsoSuspects));
    }

    /** Begins nothing more; a look under way may be lost, and its slot with it. */
    void close() {
        closed = true;
    }

    private void claimed(Optional<DueDatabase> found, boolean alsoSuspects) {
        boolean suspect = alsoSuspects && found.filter(DueDatabase::isSuspect).isPresent();
        if (found.isEmpty()) {
            leave(alsoSuspects);
            return;
        }
        if (alsoSuspects && !suspect) {
            placesOfSuspects.release();
        }
        sample(found.get()).subscribe().with(ignored -> {
            leave(suspect);
            fill();
        });
        fill();
    }

    private void notClaimed(Throwable failure, boolean alsoSuspects) {
        LOG.warnf("claim of a sample failed cluster=%s: %s", cluster.id(), failure.getMessage());
        leave(alsoSuspects);
    }

    private void leave(boolean suspect) {
        if (suspect) {
            placesOfSuspects.release();
        }
        places.release();
    }

    /** Never fails. */
    private Uni<Void> sample(DueDatabase due) {
        long began = System.nanoTime();
        return cluster.lookInto(
                        due.name(), APPLICATION, patience, connection -> SampleReader.read(new Catalog(connection), due)
                                .chain(sample -> guarded(connection, due, sample)))
                .chain(sample -> book.taken(due, sample))
                .invoke(told -> metrics.record(
                        cluster.id(), told ? SampleMetrics.Outcome.TAKEN : SampleMetrics.Outcome.DROPPED, began))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> failed(due, failure, began))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "sample left to its lease database=%s: %s", due.id().text(), failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private static Uni<Sample> guarded(SqlConnection connection, DueDatabase due, Sample sample) {
        return due.limit()
                .map(limit -> StorageGuard.enforce(
                                connection, due.name(), Marker.of(due.project()), limit, sample.totalBytes())
                        .map(sample::readOnly))
                .orElseGet(() -> Uni.createFrom().item(sample));
    }

    private Uni<Void> failed(DueDatabase due, Throwable thrown, long began) {
        metrics.record(cluster.id(), SampleMetrics.Outcome.FAILED, began);
        LOG.logf(
                due.isSuspect() ? Logger.Level.DEBUG : Logger.Level.WARN,
                "no sample, tried again later database=%s project=%s: %s",
                due.id().text(),
                due.project().text(),
                Failure.of(thrown, cluster.id()).error());
        return book.failed(due);
    }
}
