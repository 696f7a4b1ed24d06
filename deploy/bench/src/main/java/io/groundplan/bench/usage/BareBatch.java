package io.groundplan.bench.usage;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;

/**
 * What the counting comes to at the least: a batch is inserted without duplicates into one table and added to sums by
 * minute, on two connections, from arrays that are there already. Nothing is read from Kafka, partitioned, or summed by
 * hour and day.
 */
final class BareBatch implements AutoCloseable {
    private static final int CONNECTIONS = 2;
    private static final int BATCH = 1_000;
    private static final int BATCHES_IN_ROUND = 200;
    private static final double NANOS_PER_SECOND = 1e9;

    private static final String TABLES =
            """
            create table bare_event (
                project_id uuid, source text collate "C", id text collate "C", time timestamptz, database_id uuid,
                operation text, requests bigint, ingress_bytes bigint, egress_bytes bigint,
                primary key (project_id, source, id));
            create table bare_minute (
                project_id uuid, bucket timestamptz, database_id uuid, operation text collate "C",
                requests bigint, ingress_bytes bigint, egress_bytes bigint,
                unique nulls not distinct (project_id, bucket, operation, database_id)) with (fillfactor = 70)
            """;

    private static final String COUNT =
            """
            with fresh as (
                insert into bare_event
                select *
                from unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::uuid[], $6::text[],
                    $7::bigint[], $8::bigint[], $9::bigint[]) as e(p, s, i, t, d, o, r, a, b)
                order by p, s, i
                on conflict do nothing
                returning *
            )
            insert into bare_minute as m
            select project_id, date_bin('1 minute', time, 'epoch'), database_id, operation, sum(requests),
                sum(ingress_bytes), sum(egress_bytes)
            from fresh
            group by 1, 2, 3, 4
            order by 1, 2, 4, 3
            on conflict (project_id, bucket, operation, database_id) do update
            set requests = m.requests + excluded.requests,
                ingress_bytes = m.ingress_bytes + excluded.ingress_bytes,
                egress_bytes = m.egress_bytes + excluded.egress_bytes
            """;

    private final Pool pool;

    BareBatch(Vertx vertx, Properties database) {
        var url = URI.create(database.getProperty("quarkus.datasource.reactive.url"));
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(new PgConnectOptions()
                        .setHost(url.getHost())
                        .setPort(url.getPort())
                        .setDatabase(url.getPath().substring(1))
                        .setUser(database.getProperty("quarkus.datasource.username"))
                        .setPassword(database.getProperty("quarkus.datasource.password"))
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
        await(pool.query(TABLES).execute());
    }

    /** Rows a second, in rounds: making the rows would take the processor time that is measured. */
    double perSecond(Events events, Duration duration) {
        await(pool.query("truncate bare_event, bare_minute").execute());
        long rows = 0;
        long nanos = 0;
        while (nanos < duration.toNanos()) {
            var batches = IntStream.range(0, BATCHES_IN_ROUND)
                    .mapToObj(i -> batch(events))
                    .toList();
            long began = System.nanoTime();
            run(batches);
            nanos += System.nanoTime() - began;
            rows += (long) BATCHES_IN_ROUND * BATCH;
        }
        return rows * NANOS_PER_SECOND / nanos;
    }

    private void run(List<Tuple> batches) {
        var next = new AtomicInteger();
        IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> rest(batches, next))
                .toList()
                .forEach(BareBatch::await);
    }

    private Future<Void> rest(List<Tuple> batches, AtomicInteger next) {
        int index = next.getAndIncrement();
        return index < batches.size()
                ? pool.preparedQuery(COUNT).execute(batches.get(index)).compose(done -> rest(batches, next))
                : Future.succeededFuture();
    }

    private static Tuple batch(Events events) {
        var batch = new ArrayList<Event>();
        for (int i = 0; i < BATCH; i++) {
            batch.add(events.next());
        }
        return Tuple.tuple()
                .addValue(column(batch, Event::project, UUID[]::new))
                .addValue(column(batch, event -> Events.SOURCE, String[]::new))
                .addValue(column(batch, event -> event.id().toString(), String[]::new))
                .addValue(column(batch, event -> event.time().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new))
                .addValue(column(batch, Event::database, UUID[]::new))
                .addValue(column(batch, Event::operation, String[]::new))
                .addValue(column(batch, event -> 1L, Long[]::new))
                .addValue(column(batch, Event::ingressBytes, Long[]::new))
                .addValue(column(batch, Event::egressBytes, Long[]::new));
    }

    private static <C> C[] column(List<Event> events, Function<Event, C> value, IntFunction<C[]> array) {
        return events.stream().map(value).toArray(array);
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        await(pool.close());
    }
}
