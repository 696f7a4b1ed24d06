package io.groundplan.runtime.outbox;

import java.time.Clock;
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
            select fact.event_id, fact.shard, fact.topic, fact.key, fact.type, $9, fact.subject, $10,
                $11, $12, fact.sequence, nullif($13, ''), fact.data, nullif(fact.traceparent, '')
            from unnest($1::uuid[], $2::int2[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int8[], $8::text[],
                    $14::text[])
                with ordinality as fact (event_id, shard, topic, key, type, subject, sequence, data, traceparent, place)
            order by fact.place
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

    private final Transactions transactions;
    private final OutboxRelay relay;
    private final Clock clock;
    private final String source;

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
        var now = clock.instant();
        return transactions
                .update(
                        INSERT,
                        EventIds.next(now),
                        shard(key),
                        data.topic(),
                        key,
                        data.eventType(),
                        source,
                        subject,
                        now.atOffset(ZoneOffset.UTC),
                        actor.id(),
                        actor.name(),
                        sequence,
                        RequestIds.current().orElse(""),
                        EventJson.write(data),
                        TraceParent.current())
                .chain(() -> transactions.afterCommit(relay::rowsCommitted));
    }

    /** Appends events of one actor to the open transaction with one statement, in their order. */
    public Uni<Void> appendAll(List<Fact> facts, Actor actor) {
        if (facts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = clock.instant();
        return transactions
                .update(
                        INSERT_ALL,
                        column(facts, UUID[]::new, fact -> EventIds.next(now)),
                        column(facts, Short[]::new, fact -> shard(fact.key())),
                        column(facts, String[]::new, fact -> fact.data().topic()),
                        column(facts, String[]::new, Fact::key),
                        column(facts, String[]::new, fact -> fact.data().eventType()),
                        column(facts, String[]::new, Fact::subject),
                        column(facts, Long[]::new, Fact::sequence),
                        column(facts, String[]::new, fact -> EventJson.write(fact.data())),
                        source,
                        now.atOffset(ZoneOffset.UTC),
                        actor.id(),
                        actor.name(),
                        RequestIds.current().orElse(""),
                        column(facts, String[]::new, Fact::traceparent))
                .chain(() -> transactions.afterCommit(relay::rowsCommitted));
    }

    private static <T> T[] column(List<Fact> facts, IntFunction<T[]> array, Function<Fact, T> value) {
        return facts.stream().map(value).toArray(array);
    }

    private static short shard(String key) {
        return (short) Math.floorMod(key.hashCode(), SHARDS);
    }
}
