package io.groundplan.worker.retry;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.groundplan.worker.WorkerConfig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BackoffTest {
    private static final WorkerConfig.Retry CONFIG = new WorkerConfig.Retry() {
        @Override
        public Duration base() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration max() {
            return Duration.ofSeconds(6);
        }

        @Override
        public Duration diskFull() {
            return Duration.ofMinutes(1);
        }
    };

    private final Backoff backoff = new Backoff(CONFIG, new Random(7));

    @Test
    void theLongestPauseDoublesUpToTheMaximum() {
        assertEquals(1, longest(1));
        assertEquals(2, longest(2));
        assertEquals(4, longest(3));
        assertEquals(6, longest(4));
        assertEquals(6, longest(1_000));
    }

    @Test
    void pausesAreSpreadDownToZero() {
        assertTrue(IntStream.range(0, 200)
                .anyMatch(i -> backoff.after(3, RetryClass.TRANSIENT).toMillis() < 400));
    }

    @Test
    void aFullDiskIsLeftAloneForLonger() {
        assertTrue(IntStream.range(0, 200)
                .allMatch(i -> backoff.after(1, RetryClass.DISK_FULL).compareTo(Duration.ofMinutes(1)) >= 0));
    }

    /** In seconds, rounded up, of many. */
    private long longest(int attempts) {
        return IntStream.range(0, 500)
                .mapToLong(i -> backoff.after(attempts, RetryClass.TRANSIENT)
                        .plusMillis(999)
                        .toSeconds())
                .max()
                .orElseThrow();
    }
}
