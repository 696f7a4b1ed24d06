package io.groundplan.runtime.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventTypes;
import io.groundplan.contracts.event.MalformedEventException;
import io.groundplan.runtime.http.RequestIds;
import io.groundplan.runtime.sql.Outages;
import io.groundplan.runtime.sql.Transactions;
import io.groundplan.runtime.tracing.TraceParent;
import io.groundplan.runtime.tracing.Traced;
import io.groundplan.runtime.tracing.Tracing;

/**
 * Handles a Kafka record exactly once: its row in `processed_event` is the first statement of the handler's
 * transaction. While the database is away the record waits; a record that cannot be handled fails after a few attempts,
 * and the channel's failure strategy moves it to the dead letters.
 */
@ApplicationScoped
public class Inbox {
    private static final Logger LOG = Logger.getLogger(Inbox.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 3;
    private static final String INSERT =
            """
            insert into processed_event (consumer, event_id)
            values ($1, $2)
            on conflict on constraint processed_event_pk do nothing
            """;

    private final Transactions transactions;
    private final Vertx vertx;
    private final Tracing tracing;
    private final InboxMetrics metrics;

    Inbox(Transactions transactions, Vertx vertx, Tracing tracing, InboxMetrics metrics) {
        this.transactions = transactions;
        this.vertx = vertx;
        this.tracing = tracing;
        this.metrics = metrics;
    }

    /**
     * Completes when the event is handled, was handled before, or is of a type this version does not know; fails when it
     * belongs into the dead letters.
     *
     * @param consumer the name that the event is remembered under, one per handler of a service
     */
    public Uni<Void> handle(
            ConsumerRecord<String, String> record, String consumer, Function<InboundEvent, Uni<Void>> handler) {
        return handle(record, consumer, handler, event -> {});
    }

    /** Like {@link #handle}; an event that is none of the handler's concern costs no transaction. */
    public Uni<Void> handleOnly(
            ConsumerRecord<String, String> record,
            String consumer,
            Predicate<EventData> concern,
            Function<InboundEvent, Uni<Void>> handler) {
        return handle(record, consumer, concern, handler, event -> {});
    }

    /** Like {@link #handle}; `committed` is called after the handler's transaction, for what is only in memory. */
    public Uni<Void> handle(
            ConsumerRecord<String, String> record,
            String consumer,
            Function<InboundEvent, Uni<Void>> handler,
            Consumer<InboundEvent> committed) {
        return handle(record, consumer, data -> true, handler, committed);
    }

    private Uni<Void> handle(
            ConsumerRecord<String, String> record,
            String consumer,
            Predicate<EventData> concern,
            Function<InboundEvent, Uni<Void>> handler,
            Consumer<InboundEvent> committed) {
        return Uni.createFrom()
                .item(() -> parse(record))
                .chain(event -> event.filter(known -> concern.test(known.data()))
                        .map(known -> handle(record, known, consumer, handler).invoke(() -> committed.accept(known)))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .onFailure()
                .invoke(failure -> dead(record, consumer, failure));
    }

    private void dead(ConsumerRecord<String, String> record, String consumer, Throwable failure) {
        metrics.dead(consumer);
        LOG.errorf(
                "event moved to the dead letters consumer=%s topic=%s partition=%d offset=%d reason=%s",
                consumer, record.topic(), record.partition(), record.offset(), failure);
    }

    private Uni<Void> handle(
            ConsumerRecord<String, String> record,
            InboundEvent event,
            String consumer,
            Function<InboundEvent, Uni<Void>> handler) {
        var traced = tracing.receive(record.topic(), header(record, TraceParent.HEADER))
                .tag("groundplan.consumer", consumer)
                .tag("groundplan.event.type", event.envelope().type());
        return traced.during(insistently(event, consumer, handler, traced))
                .invoke(() -> metrics.handled(consumer, event.envelope().time()));
    }

    private Uni<Void> insistently(
            InboundEvent event, String consumer, Function<InboundEvent, Uni<Void>> handler, Traced traced) {
        return once(event, consumer, handler, traced)
                .onFailure(failure -> !Outages.isOutage(failure) && !(failure instanceof MalformedEventException))
                .retry()
                .withBackOff(SHORTEST_PAUSE, LONGEST_PAUSE)
                .atMost(ATTEMPTS - 1)
                .onFailure(Outages::isOutage)
                .invoke(failure ->
                        LOG.warnf("waiting for the database consumer=%s: %s", consumer, failure.getMessage()))
                .onFailure(Outages::isOutage)
                .retry()
                .withBackOff(SHORTEST_PAUSE, LONGEST_PAUSE)
                .indefinitely();
    }

    /** Every attempt starts on a fresh context, since sessions and connections belong to the context they began on. */
    private Uni<Void> once(
            InboundEvent event, String consumer, Function<InboundEvent, Uni<Void>> handler, Traced traced) {
        return Uni.createFrom().emitter(emitter -> VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext())
                .runOnContext(ignored -> {
                    io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle.setCurrentContextSafe(true);
                    event.envelope().requestIdIfAny().ifPresent(RequestIds::set);
                    traced.enter();
                    transactions
                            .inTransaction(() -> transactions
                                    .update(INSERT, consumer, event.envelope().id())
                                    .chain(inserted ->
                                            inserted == 0 ? Uni.createFrom().voidItem() : handler.apply(event)))
                            .subscribe()
                            .with(emitter::complete, emitter::fail);
                }));
    }

    private static Optional<InboundEvent> parse(ConsumerRecord<String, String> record) {
        if (record.value() == null || record.key() == null) {
            throw new MalformedEventException("the record has no key or no value");
        }
        var envelope = EventEnvelope.fromHeaders(name -> header(record, name));
        return EventTypes.read(envelope.type(), record.value())
                .map(data -> new InboundEvent(envelope, record.key(), data));
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
