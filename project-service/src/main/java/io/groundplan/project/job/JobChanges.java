package io.groundplan.project.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.id.JobId;

/**
 * The states a job goes through, as they happen. A change applied by this replica is seen at once; one applied by
 * another at the next look.
 */
@ApplicationScoped
public class JobChanges {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final String AFTER =
            "select snapshot from job_change where job_id = $1 and version > $2 order by version";

    private final Pool pool;
    private final Map<JobId, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    JobChanges(Pool pool) {
        this.pool = pool;
    }

    /** Every state of the job behind the given version, up to the one that ends it. */
    public Multi<Job> after(JobId id, long version) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(version), last -> next(id, last))
                .whilst(jobs -> jobs.stream().noneMatch(job -> job.state().isTerminal()))
                .onItem()
                .transformToMultiAndConcatenate(jobs -> Multi.createFrom().iterable(jobs));
    }

    /** Wakes the readers of a job whose change has committed. */
    public void changed(JobId id) {
        waiting.getOrDefault(id, Set.of()).forEach(wake -> wake.complete(null));
    }

    /** Registers before it reads, so that a change in between is not missed. */
    private Uni<List<Job>> next(JobId id, AtomicLong last) {
        var wake = new CompletableFuture<Void>();
        waiting.computeIfAbsent(id, job -> ConcurrentHashMap.newKeySet()).add(wake);
        return read(id, last.get())
                .call(jobs -> jobs.isEmpty() ? awaken(wake) : Uni.createFrom().voidItem())
                .invoke(jobs -> jobs.forEach(job -> last.set(job.version())))
                .onTermination()
                .invoke(() -> forget(id, wake));
    }

    private static Uni<Void> awaken(CompletableFuture<Void> wake) {
        return Uni.createFrom()
                .completionStage(wake.completeOnTimeout(null, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
    }

    private Uni<List<Job>> read(JobId id, long after) {
        return pool.preparedQuery(AFTER).execute(Tuple.of(id.value(), after)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> EventJson.read(row.getString(0), Job.class))
                .toList());
    }

    private void forget(JobId id, CompletableFuture<Void> wake) {
        waiting.computeIfPresent(id, (job, wakes) -> {
            wakes.remove(wake);
            return wakes.isEmpty() ? null : wakes;
        });
    }
}
