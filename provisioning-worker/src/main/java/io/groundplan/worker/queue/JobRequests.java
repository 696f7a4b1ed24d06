package io.groundplan.worker.queue;

import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Tuple;
import org.jboss.logging.Logger;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.JobRequestEvent;
import io.groundplan.runtime.sql.PoolTransactions;
import io.groundplan.runtime.tracing.TraceParent;

/** The queue of record as requests reach it. Joins the transaction of the message. */
@ApplicationScoped
public class JobRequests {
    private static final Logger LOG = Logger.getLogger(JobRequests.class);

    private final JobLog jobs;
    private final PoolTransactions transactions;

    JobRequests(JobLog jobs, PoolTransactions transactions) {
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /** Puts a job into the queue; a job that is there already stays as it is. */
    public Uni<Void> request(JobRequestEvent.JobRequested request) {
        // one behind the other, without waiting for each answer
        return Uni.join()
                .all(
                        lock(request.jobId()),
                        insert(request),
                        transactions.update(RequestSql.FORGET_CANCEL, request.jobId()))
                .andFailFast()
                .chain(changed -> changed.get(2) == 0 ? Uni.createFrom().voidItem() : cancelKnown(request.jobId()))
                .invoke(() -> LOG.infof(
                        "job requested job=%s type=%s project=%s cluster=%s",
                        request.jobId(), request.spec().jobType().text(), request.projectId(), request.clusterId()));
    }

    /** Cancels a job that waits, flags one that runs, and remembers the wish for one that is yet to come. */
    public Uni<Void> cancel(JobRequestEvent.JobCancelRequested request) {
        return lock(request.jobId())
                .chain(() -> transactions.update(RequestSql.REMEMBER_CANCEL, request.jobId()))
                .chain(() -> cancelKnown(request.jobId()))
                .invoke(() -> LOG.infof("job cancel requested job=%s", request.jobId()));
    }

    private Uni<Void> cancelKnown(UUID jobId) {
        return jobs.change(RequestSql.CANCEL_PENDING, JobEvent.JobCancelled::new, Tuple.of(jobId))
                .chain(cancelled -> cancelled.isEmpty()
                        ? transactions.update(RequestSql.FLAG_CANCEL, jobId).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Integer> lock(UUID jobId) {
        return transactions.update(RequestSql.LOCK_JOB, jobId.toString());
    }

    private Uni<Integer> insert(JobRequestEvent.JobRequested request) {
        return transactions.update(
                RequestSql.REQUEST,
                request.jobId(),
                request.projectId(),
                request.organizationId(),
                request.clusterId(),
                request.lockedResource(),
                request.spec().jobType().text(),
                new JsonObject(EventJson.write(request.spec())),
                request.maxAttempts(),
                request.requestedAt().atOffset(ZoneOffset.UTC),
                TraceParent.current());
    }
}
