package io.groundplan.runtime.outbox;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.EventJson;
import io.groundplan.runtime.http.RequestIds;
import io.groundplan.runtime.sql.Transactions;
import io.groundplan.runtime.tracing.TraceParent;

/**
 * Where facts are written, in the transaction that makes them true. Rows of one key are published in the order of their
 * ids, so a use case must lock or change its aggregate's row before it appends: then a later change waits for the
 * earlier one's commit and the order of ids is the order of commits.
 */
@Singleton
public class Outbox {
    static final int SHARDS = 16;

    private static final String INSERT =
            """
            insert into outbox (event_id, shard, topic, key, type, source, subject, time,
                actor_id, actor_name, sequence, request_id, data, traceparent)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, nullif($12, ''), $13, nullif($14, ''))
            """;

    private static final String INSERT_ALL =
            """
            insert into outbox (event_id, shard, topic, key, type, source, subject, time,
                actor_id, actor_name, sequence, request_id, data, traceparent)
            select event_id, shard, topic, key, type, $6, subject, time,
                actor_id, actor_name, sequence, nullif(request_id, ''), data, nullif(traceparent, '')
            from unnest($1::uuid[], $2::int2[], $3::text[], $4::text[], $5::text[], $7::text[], $8::timestamptz[],
                    $9::text[], $10::text[], $11::int8[], $12::text[], $13::text[], $14::text[])
                with ordinality as fact (event_id, shard, topic, key, type, subject, time,
                    actor_id, actor_name, sequence, request_id, data, traceparent, place)
            order by place
            """;

    /**
     * An event to append together with others; as the arguments of {@link #append}.
     *
     * @param traceparent whose trace it belongs to, which with many facts may be another for each
     */
    public record Fact(String key, String subject, long sequence, EventData data, String traceparent) {

        /** In the trace of what appends it. */
        public Fact(String key, String subject, long sequence, EventData data) {
            this(key, subject, sequence, data, TraceParent.current());
        }
    }

    private record Row(UUID id, OffsetDateTime time, Fact fact, Actor actor, String requestId) {}

    private final Transactions transactions;
    private final OutboxRelay relay;
    private final Clock clock;
    private final String source;
    private final Function<List<Row>, Uni<Void>> writer = this::insert;

    Outbox(
            Transactions transactions,
            OutboxRelay relay,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.transactions = transactions;
        this.relay = relay;
        this.clock = clock;
        this.source = "/" + service;
    }

    /**
     * Appends one event to the open transaction.
     *
     * @param key what the order is kept for: the project's id, or the team's for team events
     * @param subject the id of the aggregate that the event is about
     * @param sequence the version of that aggregate after the change
     */
    public Uni<Void> append(String key, String subject, long sequence, Actor actor, EventData data) {
        return appendAll(List.of(new Fact(key, subject, sequence, data)), actor);
    }

    /** Appends events of one actor to the open transaction, in their order; with all others of it by one statement. */
    public Uni<Void> appendAll(List<Fact> facts, Actor actor) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        var time = now.atOffset(ZoneOffset.UTC);
        var requestId = RequestIds.current().orElse("");
        var rows = facts.stream()
                .map(fact -> new Row(EventIds.next(now), time, fact, actor, requestId))
                .toList();
        return transactions.write(rows, writer);
    }

    private Uni<Void> insert(List<Row> rows) {
        return (rows.size() == 1 ? insertOne(rows.get(0)) : insertAll(rows))
                .chain(() -> transactions.afterCommit(relay::rowsCommitted));
    }

    private Uni<Integer> insertOne(Row row) {
        var fact = row.fact();
        return transactions.update(
                INSERT,
                row.id(),
                shard(fact.key()),
                fact.data().topic(),
                fact.key(),
                fact.data().eventType(),
                source,
                fact.subject(),
                row.time(),
                row.actor().id(),
                row.actor().name(),
                fact.sequence(),
                row.requestId(),
                EventJson.write(fact.data()),
                fact.traceparent());
    }

    private Uni<Integer> insertAll(List<Row> rows) {
        return transactions.update(
                INSERT_ALL,
                column(rows, UUID[]::new, Row::id),
                column(rows, Short[]::new, row -> shard(row.fact().key())),
                column(rows, String[]::new, row -> row.fact().data().topic()),
                column(rows, String[]::new, row -> row.fact().key()),
                column(rows, String[]::new, row -> row.fact().data().eventType()),
                source,
                column(rows, String[]::new, row -> row.fact().subject()),
                column(rows, OffsetDateTime[]::new, Row::time),
                column(rows, String[]::new, row -> row.actor().id()),
                column(rows, String[]::new, row -> row.actor().name()),
                column(rows, Long[]::new, row -> row.fact().sequence()),
                column(rows, String[]::new, Row::requestId),
                column(rows, String[]::new, row -> EventJson.write(row.fact().data())),
                column(rows, String[]::new, row -> row.fact().traceparent()));
    }

    private static <T> T[] column(List<Row> rows, IntFunction<T[]> array, Function<Row, T> value) {
        return rows.stream().map(value).toArray(array);
    }

    private static short shard(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }
}
