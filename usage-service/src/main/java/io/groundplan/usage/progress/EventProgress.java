package io.groundplan.usage.progress;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Writes down how far the topics of the inbox are read, for all replicas. It looks where a topic ends and notes the time
 * before; once everything up to there is handled, all that was accepted before that time is in the read models. What is
 * handled is committed before Kafka is told so, and Kafka only knows of it after that: the time is never too late.
 */
@ApplicationScoped
class EventProgress {
    private static final Logger LOG = Logger.getLogger(EventProgress.class);
    private static final int LOOKS_KEPT = 600;
    private static final String ADVANCE =
            """
            update event_progress
            set complete_until = $1
            where complete_until < $1
            """;

    private record Look(Instant before, Map<TopicPartition, Long> ends) {
        boolean isHandled(Map<TopicPartition, Long> handled) {
            return ends.entrySet().stream().allMatch(end -> handled.getOrDefault(end.getKey(), 0L) >= end.getValue());
        }
    }

    private final TopicOffsets offsets;
    private final Pool pool;
    private final Clock clock;
    private final Deque<Look> looks = new ArrayDeque<>();

    EventProgress(TopicOffsets offsets, Pool pool, Clock clock) {
        this.offsets = offsets;
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(
            every = "${groundplan.event-progress.interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void advance() throws InterruptedException {
        try {
            completeUntil().ifPresent(this::write);
        } catch (ExecutionException | TimeoutException e) {
            // the time stands still while Kafka cannot be asked, which is the truth
            LOG.debugf("not known how far the topics are read: %s", e.toString());
        }
    }

    /** The latest look of which everything is handled. */
    private Optional<Instant> completeUntil() throws ExecutionException, InterruptedException, TimeoutException {
        look();
        var handled = offsets.handled();
        Instant complete = null;
        while (!looks.isEmpty() && looks.peekFirst().isHandled(handled)) {
            complete = looks.removeFirst().before();
        }
        return Optional.ofNullable(complete);
    }

    private void look() throws ExecutionException, InterruptedException, TimeoutException {
        var now = clock.instant();
        var ends = offsets.ends();
        if (looks.size() == LOOKS_KEPT) {
            // a long way behind; the earlier ones are reached sooner
            looks.removeLast();
        }
        looks.addLast(new Look(now, ends));
    }

    /** The next look writes it as well, should the database be away now. */
    private void write(Instant complete) {
        pool.preparedQuery(ADVANCE)
                .execute(Tuple.of(complete.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debugf("not written down how far the topics are read: %s", failure))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }
}
