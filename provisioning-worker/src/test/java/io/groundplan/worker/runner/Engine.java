package io.groundplan.worker.runner;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import org.awaitility.Awaitility;

import io.groundplan.contracts.event.JobRequestEvent;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.runtime.sql.PoolTransactions;
import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.WorkerId;
import io.groundplan.worker.cluster.Clusters;
import io.groundplan.worker.queue.Claim;
import io.groundplan.worker.queue.JobQueue;
import io.groundplan.worker.queue.JobRequests;
import io.groundplan.worker.queue.JobTraces;
import io.groundplan.worker.queue.WaitingJobs;

/** The engine in the hands of a test: it requests jobs, runs them step by step, and looks into the queue. */
@ApplicationScoped
class Engine {
    static final int MAX_ATTEMPTS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final JobQueue queue;
    private final WaitingJobs waiting;
    private final JobRequests requests;
    private final Clusters clusters;
    private final Heartbeat heartbeat;
    private final WorkerConfig config;
    private final FullDisks fullDisks;
    private final JobTraces traces;
    private final PoolTransactions transactions;
    private final DataSource database;
    private final Vertx vertx;

    Engine(
            JobQueue queue,
            WaitingJobs waiting,
            JobRequests requests,
            Clusters clusters,
            Heartbeat heartbeat,
            WorkerConfig config,
            FullDisks fullDisks,
            JobTraces traces,
            PoolTransactions transactions,
            DataSource database,
            Vertx vertx) {
        this.queue = queue;
        this.waiting = waiting;
        this.requests = requests;
        this.clusters = clusters;
        this.heartbeat = heartbeat;
        this.config = config;
        this.fullDisks = fullDisks;
        this.traces = traces;
        this.transactions = transactions;
        this.database = database;
        this.vertx = vertx;
    }

    JobQueue queue() {
        return queue;
    }

    /** Forgets all jobs of earlier tests. */
    void clear() {
        execute("delete from job; delete from early_cancel");
    }

    UUID request(Tenant tenant, JobSpec spec) {
        return request(tenant, spec, "local");
    }

    UUID request(Tenant tenant, JobSpec spec, String cluster) {
        var id = JobId.next(Clock.systemUTC()).value();
        request(new JobRequestEvent.JobRequested(
                id,
                tenant.project().value(),
                tenant.organization(),
                cluster,
                "project:" + tenant.project().value(),
                MAX_ATTEMPTS,
                Instant.now(),
                spec));
        return id;
    }

    void request(JobRequestEvent.JobRequested request) {
        inTransaction(() -> requests.request(request));
    }

    void cancel(UUID job) {
        inTransaction(() -> requests.cancel(new JobRequestEvent.JobCancelRequested(job, UUID.randomUUID())));
    }

    /** For an observer: cancels the job in the middle of its execution. */
    Supplier<Uni<Void>> cancelling(UUID job) {
        return () -> Uni.createFrom()
                .<Void>item(() -> {
                    cancel(job);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Requests a job and runs it to its end. */
    JobView run(Tenant tenant, JobSpec spec) {
        var job = request(tenant, spec);
        return finish(job);
    }

    /** Runs whatever is in the queue until that job has ended. */
    JobView finish(UUID job) {
        return finish(job, StepObserver.NONE);
    }

    JobView finish(UUID job, StepObserver observer) {
        Awaitility.await("end of the job")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    tryClaim("finisher").ifPresent(claim -> run(claim, observer));
                    return job(job).isTerminal();
                });
        return job(job);
    }

    Claim claim(String worker) {
        return tryClaim(worker).orElseThrow(() -> new AssertionError("nothing to claim"));
    }

    Optional<Claim> tryClaim(String worker) {
        return queue.claim(new WorkerId(worker)).await().atMost(PATIENCE);
    }

    void run(Claim claim, StepObserver observer) {
        runner(observer).run(claim).await().atMost(PATIENCE);
    }

    JobRunner runner(StepObserver observer) {
        return runner(clusters, observer);
    }

    JobRunner runner(Clusters servers, StepObserver observer) {
        return new JobRunner(queue, servers, heartbeat, config, Clock.systemUTC(), fullDisks, vertx, traces, observer);
    }

    Dispatcher dispatcher(String worker, int concurrency) {
        return dispatcher(worker, concurrency, StepObserver.NONE);
    }

    Dispatcher dispatcher(String worker, int concurrency, StepObserver observer) {
        return new Dispatcher(
                queue, waiting, runner(observer), clusters, config, vertx, new WorkerId(worker), concurrency);
    }

    /** Lets the lease of a running job run out, as if its worker were gone, and takes the job back. */
    void loseWorker(UUID job) {
        execute("update job set lease_until = now() - interval '1 second' where id = '%s'".formatted(job));
        reap();
    }

    int reap() {
        return queue.reap().await().atMost(PATIENCE);
    }

    void execute(String sql) {
        try (var connection = database.getConnection()) {
            TenantServer.run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean knows(UUID id) {
        return read("select 1 from job where id = '%s'".formatted(id)) != null;
    }

    /** The first column of the first row in the queue's database, null when there is none. */
    String read(String sql) {
        try (var connection = database.getConnection()) {
            return TenantServer.read(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    JobView job(UUID id) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select * from job where id = '%s'".formatted(id))) {
            row.next();
            return new JobView(
                    id,
                    row.getString("state"),
                    row.getInt("attempts"),
                    row.getString("last_stdout"),
                    row.getString("last_stderr"),
                    row.getString("error"),
                    row.getString("retry_classification"),
                    (Integer) row.getObject("last_exit_code"),
                    row.getLong("version"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins all of the work in one moment of an event loop, as a dispatcher does, and waits for its end. */
    void atOnce(Supplier<Uni<Void>> work) {
        Uni.createFrom()
                .<Void>emitter(emitter -> vertx.getOrCreateContext()
                        .runOnContext(ignored -> work.get().subscribe().with(emitter::complete, emitter::fail)))
                .await()
                .atMost(PATIENCE);
    }

    private void inTransaction(Supplier<Uni<Void>> work) {
        Uni.createFrom()
                .<Void>emitter(emitter -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                        .runOnContext(ignored ->
                                transactions.inTransaction(work).subscribe().with(emitter::complete, emitter::fail)))
                .await()
                .atMost(PATIENCE);
    }
}
