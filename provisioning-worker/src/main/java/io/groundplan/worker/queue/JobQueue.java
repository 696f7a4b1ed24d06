package io.groundplan.worker.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.contracts.job.RetryClassification;
import io.groundplan.runtime.sql.PoolTransactions;
import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.WorkerId;
import io.groundplan.worker.ready.ReadyDatabases;
import io.groundplan.worker.retry.Failure;

/**
 * The queue of record as workers use it. Every write of a claim names its fence; when it changes no row the lease is
 * lost, which fails with {@link LeaseLostException}. Each call is a transaction of its own.
 */
@ApplicationScoped
public class JobQueue {
    private static final String UNIQUE_VIOLATION = "23505";

    private final JobLog jobs;
    private final ReadyDatabases databases;
    private final PoolTransactions transactions;
    private final Pool pool;
    private final Vertx vertx;
    private final WorkerConfig config;
    private final Together<Completion, Boolean> completions;

    JobQueue(
            JobLog jobs,
            ReadyDatabases databases,
            PoolTransactions transactions,
            Pool pool,
            Vertx vertx,
            WorkerConfig config) {
        this.jobs = jobs;
        this.databases = databases;
        this.transactions = transactions;
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
        this.completions = new Together<>(
                this::completeAll, task -> vertx.getOrCreateContext().runOnContext(ignored -> task.run()));
    }

    /** The next runnable job, if there is one, as started by this worker; when none is in line, of those that paused. */
    public Uni<Optional<Claim>> claim(WorkerId worker) {
        return claim(worker, 1, Set.of()).map(claims -> claims.stream().findFirst());
    }

    /**
     * The next runnable jobs, each of another resource; when none is in line, of those that paused.
     *
     * @param most how many there are slots for
     * @param closed clusters whose jobs are left alone
     */
    public Uni<List<Claim>> claim(WorkerId worker, int most, Set<String> closed) {
        return claimFirst(worker, most, closed)
                .chain(first -> first.isEmpty()
                        ? getInLine()
                                .chain(count -> count > 0
                                        ? claimFirst(worker, most, closed)
                                        : Uni.createFrom().item(first))
                        : Uni.createFrom().item(first));
    }

    /** Puts jobs whose pause is over in line again; answers how many. */
    public Uni<Integer> getInLine() {
        return pool.preparedQuery(TurnSql.GET_IN_LINE)
                .execute()
                .map(rows -> rows.rowCount())
                .onFailure()
                .transform(QueueUnavailableException::new);
    }

    private Uni<List<Claim>> claimFirst(WorkerId worker, int most, Set<String> closed) {
        var parameters = Tuple.of(
                worker.value(),
                config.lease().toMillis(),
                config.deadline().toMillis(),
                most,
                config.cloneDeadline().toMillis(),
                closed.toArray(String[]::new));
        return inTransaction(() -> jobs.change(JobSql.CLAIM, JobEvent.JobStarted::new, parameters))
                .map(rows -> rows.stream().map(JobRow::claim).toList())
                .onFailure(JobQueue::isOvertaken)
                .recoverWithUni(() -> most > 1
                        ? claimFirst(worker, 1, closed)
                        : Uni.createFrom().item(List.of()));
    }

    /** Prolongs the lease; answers whether the job is to be cancelled. */
    public Uni<Boolean> renew(Claim claim) {
        return guarded(
                JobSql.RENEW,
                Tuple.of(claim.jobId(), claim.fence(), config.lease().toMillis()));
    }

    /** Whether the job is to be cancelled; fails when it is no longer this claim's. */
    public Uni<Boolean> isCancelRequested(Claim claim) {
        return guarded(JobSql.CANCEL_REQUESTED, Tuple.of(claim.jobId(), claim.fence()));
    }

    /**
     * Says that steps are about to change the cluster, which also prolongs the lease; answers whether the job is to be
     * cancelled instead.
     *
     * @param made the steps that make something which a cancel takes back
     * @param irrevocable whether nothing can bring back what is about to be removed
     */
    public Uni<Boolean> announce(Claim claim, List<String> made, boolean irrevocable) {
        return guarded(
                JobSql.ANNOUNCE,
                Tuple.of(
                        claim.jobId(),
                        claim.fence(),
                        config.lease().toMillis(),
                        made.toArray(String[]::new),
                        irrevocable));
    }

    /** The steps that said they would make something of this job's own. */
    public Uni<Set<String>> undoSteps(Claim claim) {
        return guarded(
                JobSql.UNDO_STEPS, Tuple.of(claim.jobId(), claim.fence()), row -> Set.of(row.getArrayOfStrings(0)));
    }

    /** What the running job shows so far. */
    public Uni<Void> progress(Claim claim, String stdout) {
        return end(claim, JobSql.PROGRESS, JobEvent.JobProgressed::new, stdout);
    }

    public Uni<Void> complete(Claim claim, String stdout) {
        return completions
                .ask(new Completion(claim, stdout))
                .invoke(JobQueue::requireLease)
                .replaceWithVoid();
    }

    private record Completion(Claim claim, String stdout) {}

    /** Answers of each whether its lease held. */
    private Uni<List<Boolean>> completeAll(List<Completion> completions) {
        var parameters = Tuple.of(
                completions.stream().map(done -> done.claim().jobId()).toArray(UUID[]::new),
                completions.stream().map(done -> done.claim().fence()).toArray(Long[]::new),
                completions.stream().map(Completion::stdout).toArray(String[]::new));
        return inTransaction(() -> jobs.change(
                        JobSql.COMPLETE,
                        JobEvent.JobCompleted::new,
                        parameters,
                        rows -> databases.completed(ended(completions, ids(rows))))
                .map(JobQueue::ids)
                .map(done -> completions.stream()
                        .map(one -> done.contains(one.claim().jobId()))
                        .toList()));
    }

    private static Set<UUID> ids(List<Row> rows) {
        return rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet());
    }

    private static List<ReadyDatabases.Ended> ended(List<Completion> completions, Set<UUID> done) {
        return completions.stream()
                .map(Completion::claim)
                .filter(claim -> done.contains(claim.jobId()))
                .map(claim -> new ReadyDatabases.Ended(claim.project(), claim.clusterId(), claim.spec()))
                .toList();
    }

    /** Back to pending until the pause is over. */
    public Uni<Void> retry(Claim claim, String stdout, Failure failure, Duration pause) {
        return end(
                claim,
                JobSql.RETRY,
                JobEvent.JobRetrying::new,
                stdout,
                failure.stderr(),
                failure.error(),
                pause.toMillis());
    }

    public Uni<Void> fail(Claim claim, String stdout, Failure failure, RetryClassification classification) {
        return end(
                claim,
                JobSql.FAIL,
                JobEvent.JobFailed::new,
                stdout,
                failure.stderr(),
                failure.error(),
                classification.text());
    }

    /** Ends a job whose work is undone. */
    public Uni<Void> cancel(Claim claim, String stdout) {
        return end(claim, JobSql.CANCEL, JobEvent.JobCancelled::new, stdout);
    }

    /** Returns jobs whose lease ran out and fails those past their deadline; answers how many. */
    public Uni<Integer> reap() {
        return inTransaction(() -> jobs.change(JobSql.FAIL_OVERDUE, JobEvent.JobFailed::new, Tuple.tuple())
                .chain(failed -> jobs.change(JobSql.RETURN_EXPIRED, JobEvent.JobRetrying::new, Tuple.tuple())
                        .map(returned -> failed.size() + returned.size())));
    }

    private Uni<Void> end(Claim claim, String sql, Function<JobReport, JobEvent> event, Object... outcome) {
        return inTransaction(() -> change(claim, sql, event, outcome));
    }

    private Uni<Void> change(Claim claim, String sql, Function<JobReport, JobEvent> event, Object... outcome) {
        var parameters = Tuple.of(claim.jobId(), claim.fence());
        for (var value : outcome) {
            parameters.addValue(value);
        }
        return jobs.change(sql, event, parameters)
                .invoke(rows -> requireLease(!rows.isEmpty()))
                .replaceWithVoid();
    }

    private Uni<Boolean> guarded(String sql, Tuple parameters) {
        return guarded(sql, parameters, row -> row.getBoolean(0));
    }

    private <T> Uni<T> guarded(String sql, Tuple parameters, Function<Row, T> map) {
        return pool.preparedQuery(sql)
                .execute(parameters)
                .onFailure()
                .transform(QueueUnavailableException::new)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst())
                .invoke(row -> requireLease(row.isPresent()))
                .map(row -> row.map(map).orElseThrow());
    }

    /** Another worker claimed a job of the same resource in the same moment; the unique index let one of them pass. */
    private static boolean isOvertaken(Throwable failure) {
        return failure.getCause() instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    private static void requireLease(boolean held) {
        if (!held) {
            throw new LeaseLostException("the job has another holder or has ended");
        }
    }

    /** A transaction belongs to the context that it was opened on, so each gets a fresh one. */
    private <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>emitter(emitter -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                        .runOnContext(ignored ->
                                transactions.inTransaction(work).subscribe().with(emitter::complete, emitter::fail)))
                .onFailure(failure -> !(failure instanceof LeaseLostException))
                .transform(QueueUnavailableException::new);
    }
}
