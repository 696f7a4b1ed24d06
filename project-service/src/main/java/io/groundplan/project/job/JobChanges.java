package io.groundplan.project.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.id.JobId;

/**
 * The states a job goes through, as they happen. A change applied by this replica is seen at once; one applied by
 * another at the next look. All who follow one job share its looks, so that a crowd costs the database as much as one.
 * `groundplan.jobs.followed` (gauge): how many jobs are being followed.
 */
@ApplicationScoped
public class JobChanges {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final String CHANGES = "select snapshot from job_change where job_id = $1 order by version";

    private final Pool pool;
    private final Map<JobId, CompletableFuture<Optional<Job>>> waiting = new ConcurrentHashMap<>();
    private final Map<JobId, Uni<List<Job>>> looks = new ConcurrentHashMap<>();

    JobChanges(Pool pool, MeterRegistry registry) {
        this.pool = pool;
        registry.gaugeMapSize("groundplan.jobs.followed", Tags.empty(), waiting);
    }

    /** Every state of the job behind the given version, up to the one that ends it. */
    public Multi<Job> after(JobId id, long version) {
        return onCallersContext(changes(id, version));
    }

    private Multi<Job> changes(JobId id, long version) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(version), last -> next(id, last))
                .whilst(jobs -> jobs.stream().noneMatch(job -> job.state().isTerminal()))
                .onItem()
                .transformToMultiAndConcatenate(jobs -> Multi.createFrom().iterable(jobs));
    }

    /** Shows the job to its readers as it has just committed; a look that began before may have missed it. */
    public void changed(Job job) {
        looks.remove(job.id());
        var wake = waiting.remove(job.id());
        if (wake != null) {
            wake.complete(Optional.of(job));
        }
    }

    /** Registers before it reads, so that a change in between is not missed; who turns away cancels a copy of the wake. */
    private Uni<List<Job>> next(JobId id, AtomicLong last) {
        var wake = waiting.computeIfAbsent(id, this::nextLook);
        return look(id).map(jobs ->
                        jobs.stream().filter(job -> job.version() > last.get()).toList())
                .chain(jobs -> jobs.isEmpty()
                        ? Uni.createFrom().completionStage(wake.copy()).map(shown -> following(shown, last.get()))
                        : Uni.createFrom().item(jobs))
                .invoke(jobs -> jobs.forEach(job -> last.set(job.version())));
    }

    /** What was shown is all that is new if it is the very next state; otherwise the next look finds what lies between. */
    private static List<Job> following(Optional<Job> shown, long last) {
        return shown.filter(job -> job.version() == last + 1).stream().toList();
    }

    private CompletableFuture<Optional<Job>> nextLook(JobId id) {
        var wake = new CompletableFuture<Optional<Job>>();
        wake.completeOnTimeout(Optional.empty(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((shown, failure) -> waiting.remove(id, wake));
        return wake;
    }

    /** The look that is under way, or a new one; nobody who turns away ends it for the others. */
    private Uni<List<Job>> look(JobId id) {
        return looks.computeIfAbsent(id, job -> read(job)
                .onTermination()
                .invoke(() -> looks.remove(job))
                .memoize()
                .indefinitely());
    }

    /** What is shared ends on the context of one of those who share it; each goes on where it began. */
    private static Multi<Job> onCallersContext(Multi<Job> jobs) {
        var context = Vertx.currentContext();
        return context == null ? jobs : jobs.emitOn(MutinyHelper.executor(context));
    }

    private Uni<List<Job>> read(JobId id) {
        return pool.preparedQuery(CHANGES).execute(Tuple.of(id.value())).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> EventJson.read(row.getString(0), Job.class))
                .toList());
    }
}
