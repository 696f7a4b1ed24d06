package io.groundplan.runtime.outbox;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.EventJson;
import io.groundplan.runtime.http.RequestIds;
import io.groundplan.runtime.sql.Transactions;

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
                actor_id, actor_name, sequence, request_id, data)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, nullif($12, ''), $13)
            """;

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
                        (short) Math.floorMod(key.hashCode(), SHARDS),
                        data.topic(),
                        key,
                        data.eventType(),
                        source,
                        subject,
                        now.atOffset(java.time.ZoneOffset.UTC),
                        actor.id(),
                        actor.name(),
                        sequence,
                        RequestIds.current().orElse(""),
                        EventJson.write(data))
                .invoke(relay::expectRows)
                .replaceWithVoid();
    }
}
