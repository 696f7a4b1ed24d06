package io.groundplan.worker.queue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.sql.PoolTransactions;

/** Changes jobs in the open transaction, each change together with its event. */
@ApplicationScoped
class JobLog {
    private final PoolTransactions transactions;
    private final Outbox outbox;
    private final JobMetrics metrics;
    private final JobTraces traces;

    JobLog(PoolTransactions transactions, Outbox outbox, JobMetrics metrics, JobTraces traces) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.metrics = metrics;
        this.traces = traces;
    }

    /** Runs one statement of {@link JobSql} and appends an event for every job that it changed; answers those jobs. */
    Uni<List<Row>> change(String sql, Function<JobReport, JobEvent> event, Tuple parameters) {
        return change(sql, event, parameters, rows -> Uni.createFrom().voidItem());
    }

    /** The same with what else changes; it is sent right behind the events, without waiting for the answer about them. */
    Uni<List<Row>> change(
            String sql, Function<JobReport, JobEvent> event, Tuple parameters, Function<List<Row>, Uni<Void>> besides) {
        return transactions
                .onConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .call(rows -> Uni.join()
                        .all(
                                outbox.appendAll(
                                        rows.stream()
                                                .map(row -> fact(row, event))
                                                .toList(),
                                        Actor.SYSTEM),
                                besides.apply(rows))
                        .andFailFast());
    }

    private Outbox.Fact fact(Row row, Function<JobReport, JobEvent> event) {
        var report = JobRow.report(row);
        var told = event.apply(report);
        metrics.count(told);
        return new Outbox.Fact(
                JobRow.project(row).toString(),
                report.jobId().toString(),
                JobRow.version(row),
                told,
                traces.traceparent(row));
    }
}
