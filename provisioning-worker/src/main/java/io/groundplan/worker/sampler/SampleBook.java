package io.groundplan.worker.sampler;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.UsageEvent;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.sql.PoolTransactions;
import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.storage.StorageLimit;

/**
 * Which sample is whose, in the worker's database. A claim spends the slot, and the sample's events commit together with
 * the end of the claim: a slot has one sample or none, never two.
 */
@ApplicationScoped
class SampleBook {
    /** Beyond the time-out of a look, for writing down what it saw. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final PoolTransactions transactions;
    private final Outbox outbox;
    private final Pool pool;
    private final Vertx vertx;
    private final WorkerConfig config;

    SampleBook(PoolTransactions transactions, Outbox outbox, Pool pool, Vertx vertx, WorkerConfig config) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.pool = pool;
        this.vertx = vertx;
        this.config = config;
    }

    /** The next database of the cluster that is due, if there is one. */
    Uni<Optional<DueDatabase>> claim(String cluster, boolean alsoSuspects) {
        long lease = config.sampleTimeout().plus(GRACE).toMillis();
        return pool.preparedQuery(SampleSql.CLAIM)
                .execute(Tuple.of(cluster, config.sampleInterval().toMillis(), lease, alsoSuspects))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(SampleBook::due));
    }

    /** Tells of a sample; answers false, having told nothing, when the claim was lost or the database deleted. */
    Uni<Boolean> taken(DueDatabase due, Sample sample) {
        var tables = sample.changesTables() ? sample.tablesAfter(due.knownTables()) : null;
        var parameters = Tuple.of(due.id().value(), due.leaseUntil(), tables, sample.readOnly());
        return inTransaction(() -> transactions
                .onConnection(
                        connection -> connection.preparedQuery(SampleSql.TAKEN).execute(parameters))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : tell(due, sample, rows.iterator().next().getLong("samples"))
                                .replaceWith(true)));
    }

    /** No sample came; the next look has to wait. */
    Uni<Void> failed(DueDatabase due) {
        return pool.preparedQuery(SampleSql.FAILED)
                .execute(Tuple.of(
                        due.id().value(),
                        due.leaseUntil(),
                        config.sampleInterval().toMillis()))
                .replaceWithVoid();
    }

    /** Seconds since the most overdue sample should have been. */
    Uni<Long> overdue() {
        return pool.query(SampleSql.OVERDUE)
                .execute()
                .map(rows -> rows.iterator().next().getLong("seconds"));
    }

    private Uni<Void> tell(DueDatabase due, Sample sample, long sequence) {
        return append(due, sequence, sampled(due, sample))
                .chain(() -> tellOfLimit(due, sample, sequence))
                .chain(() -> Multi.createFrom()
                        .iterable(sample.newTables())
                        .onItem()
                        .transformToUniAndConcatenate(table -> append(due, sequence, created(due, table)))
                        .collect()
                        .last());
    }

    /** Once for every change, whoever made it: what was told last is what is compared with. */
    private Uni<Void> tellOfLimit(DueDatabase due, Sample sample, long sequence) {
        return due.limit()
                .filter(limit -> limit.readOnly() != sample.readOnly())
                .map(limit -> append(due, sequence, StorageChange.event(due, limit, sample)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> append(DueDatabase due, long sequence, EventData event) {
        return outbox.append(
                due.project().value().toString(), due.id().value().toString(), sequence, Actor.SYSTEM, event);
    }

    private static UsageEvent sampled(DueDatabase due, Sample sample) {
        return new UsageEvent.DatabaseSampled(
                due.project().value(),
                due.id().value(),
                sample.tables(),
                sample.rows(),
                sample.totalBytes(),
                sample.indexBytes(),
                sample.connections());
    }

    private static UsageEvent created(DueDatabase due, Sample.Table table) {
        return new UsageEvent.CollectionCreated(due.project().value(), due.id().value(), table.schema(), table.name());
    }

    private static DueDatabase due(Row row) {
        return new DueDatabase(
                new DatabaseId(row.getUUID("database_id")),
                new ProjectId(row.getUUID("project_id")),
                new Identifier(row.getString("name")),
                row.getInteger("failures"),
                List.of(row.getArrayOfLongs("known_tables")),
                row.getOffsetDateTime("sampling_until"),
                limit(row));
    }

    private static Optional<StorageLimit> limit(Row row) {
        return Optional.ofNullable(row.getLong("storage_bytes"))
                .map(bytes -> new StorageLimit(
                        new Identifier(row.getString("login_role")), bytes, row.getBoolean("read_only")));
    }

    /** A transaction belongs to the context that it was opened on, so each gets a fresh one. */
    private <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                .runOnContext(ignored ->
                        transactions.inTransaction(work).subscribe().with(emitter::complete, emitter::fail)));
    }
}
