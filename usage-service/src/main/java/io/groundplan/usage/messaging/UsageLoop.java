package io.groundplan.usage.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

import io.groundplan.contracts.event.Topics;

/**
 * One consumer of the topic of usage, on a thread of its own: poll, have the batch handled, commit its offsets, again. A
 * batch may take as long as the database is away: meanwhile nothing is fetched, and empty polls keep the place in the
 * group. A crash anywhere repeats the batch, which counts nothing twice.
 */
final class UsageLoop implements Runnable, ConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(UsageLoop.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration FAILURE_PAUSE = Duration.ofSeconds(1);
    private static final Duration COMMIT_PATIENCE = Duration.ofSeconds(5);
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Supplier<Consumer<String, String>> clients;
    private final UsageBatches batches;
    private final Clock clock;
    private final Thread thread;
    private final UsageMarks marks = new UsageMarks();
    private Consumer<String, String> consumer;
    private Map<TopicPartition, Long> handled = Map.of();
    private boolean waiting;
    private volatile long behind;
    private volatile boolean stopped;

    UsageLoop(String name, Supplier<Consumer<String, String>> clients, UsageBatches batches, Clock clock) {
        this.clients = clients;
        this.batches = batches;
        this.clock = clock;
        this.thread = new Thread(this, name);
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Records of its partitions that wait to be handled. */
    long behind() {
        return behind;
    }

    /** Takes no further batch. */
    void finish() {
        stopped = true;
    }

    /** Lets the batch under way end within that time, and leaves it uncommitted otherwise. */
    void stop(Duration grace) throws InterruptedException {
        finish();
        if (!grace.isZero()) {
            thread.join(grace.toMillis());
        }
        thread.interrupt();
        thread.join(FAREWELL.toMillis());
    }

    @Override
    public void run() {
        while (!stopped) {
            try (var client = clients.get()) {
                consumer = client;
                consumer.subscribe(List.of(Topics.USAGE), this);
                while (!stopped) {
                    turn();
                }
            } catch (InterruptException | InterruptedException | WakeupException e) {
                stopped = true;
            } catch (RuntimeException e) {
                LOG.warnf("usage is not consumed for %s: %s", FAILURE_PAUSE, e);
                pause();
            }
        }
    }

    private void turn() throws InterruptedException {
        look();
        var polled = consumer.poll(POLL);
        var positions = positions(polled);
        var progress = marks.reached(positions);
        if (!polled.isEmpty() || !progress.isEmpty()) {
            await(batches.handle(UsageBatch.of(polled, clock.instant()), progress)
                    .subscribeAsCompletionStage());
            commit(polled);
        }
        handled = positions;
    }

    private void look() {
        marks.set(consumer, clock.instant());
        behind = marks.behind(handled);
    }

    /** What will have been handled after this batch: where each partition goes on. */
    private Map<TopicPartition, Long> positions(ConsumerRecords<String, String> polled) {
        var positions = new HashMap<TopicPartition, Long>();
        for (var partition : consumer.assignment()) {
            var next = polled.nextOffsets().get(partition);
            if (next != null) {
                positions.put(partition, next.offset());
            } else {
                position(partition).ifPresent(position -> positions.put(partition, position));
            }
        }
        return positions;
    }

    /** Empty while the partition is new here, or Kafka away. */
    private OptionalLong position(TopicPartition partition) {
        try {
            return OptionalLong.of(consumer.position(partition, POLL));
        } catch (TimeoutException e) {
            return OptionalLong.empty();
        }
    }

    private void await(CompletableFuture<Void> batch) throws InterruptedException {
        try {
            while (!isDone(batch)) {
                keepPlace();
            }
        } finally {
            waiting = false;
            batch.cancel(false);
        }
        consumer.resume(consumer.paused());
    }

    private static boolean isDone(CompletableFuture<Void> batch) throws InterruptedException {
        try {
            batch.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a batch failed", e.getCause());
        }
    }

    private void keepPlace() {
        waiting = true;
        consumer.pause(consumer.assignment());
        if (!consumer.poll(Duration.ZERO).isEmpty()) {
            throw new IllegalStateException("a paused consumer got records");
        }
        look();
    }

    private void commit(ConsumerRecords<String, String> polled) {
        var offsets = new HashMap<>(polled.nextOffsets());
        offsets.keySet().retainAll(consumer.assignment());
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, COMMIT_PATIENCE);
        } catch (InterruptException | WakeupException e) {
            throw e;
        } catch (KafkaException e) {
            // whoever reads these records again finds them counted
            LOG.debugf("offsets were not committed: %s", e.getMessage());
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        if (waiting) {
            consumer.pause(partitions);
        }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        marks.forget(partitions);
        handled = Map.of();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(FAILURE_PAUSE.toMillis());
        } catch (InterruptedException e) {
            stopped = true;
        }
    }
}
