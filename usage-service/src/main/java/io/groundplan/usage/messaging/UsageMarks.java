package io.groundplan.usage.messaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

import io.groundplan.usage.metering.Progress;

/**
 * Tells how complete the figures are. Every now and then the end of each partition is looked up; once everything before
 * that end is handled, all that was sent before the look is counted, whatever the clocks of producers say.
 */
final class UsageMarks {
    private static final Duration EVERY = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** While far behind, the older half is thinned out: nobody misses it. */
    private static final int MOST = 1_000;

    private record Mark(long end, Instant at) {}

    private final Map<TopicPartition, Deque<Mark>> marks = new HashMap<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private Instant last = Instant.EPOCH;

    /** Looks up the ends if it is time to. */
    void set(Consumer<?, ?> consumer, Instant now) {
        if (now.isBefore(last.plus(EVERY))) {
            return;
        }
        last = now;
        try {
            consumer.endOffsets(consumer.assignment(), PATIENCE).forEach((partition, end) -> {
                add(marks.computeIfAbsent(partition, p -> new ArrayDeque<>()), end, now);
                ends.put(partition, end);
            });
        } catch (TimeoutException e) {
            // while Kafka is away nothing is known to be complete
        }
    }

    private static void add(Deque<Mark> marks, long end, Instant now) {
        if (!marks.isEmpty() && (marks.getLast().end() == end || marks.size() == MOST)) {
            // the later look at the same end says more; of too many, the latest is moved on
            marks.removeLast();
        }
        marks.addLast(new Mark(end, now));
    }

    /** What is complete when everything before these positions is handled; marks that are reached are forgotten. */
    List<Progress> reached(Map<TopicPartition, Long> positions) {
        var progress = new ArrayList<Progress>();
        positions.forEach((partition, position) -> {
            var set = marks.getOrDefault(partition, new ArrayDeque<>());
            Instant complete = null;
            while (!set.isEmpty() && set.getFirst().end() <= position) {
                complete = set.removeFirst().at();
            }
            if (complete != null) {
                progress.add(new Progress(partition.partition(), complete));
            }
        });
        return progress;
    }

    /** How many records lie between these positions and the ends as they were last looked up. */
    long behind(Map<TopicPartition, Long> positions) {
        return positions.entrySet().stream()
                .mapToLong(position -> Math.max(0, ends.getOrDefault(position.getKey(), 0L) - position.getValue()))
                .sum();
    }

    /** Another consumer has these now. */
    void forget(Collection<TopicPartition> partitions) {
        marks.keySet().removeAll(partitions);
        ends.keySet().removeAll(partitions);
    }
}
