package io.groundplan.worker.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

import io.groundplan.worker.WorkerConfig;

/** The pause before the next attempt: exponential with full jitter, so that jobs that failed together part ways. */
public final class Backoff {
    private static final int LARGEST_SHIFT = 20;

    private final WorkerConfig.Retry config;
    private final RandomGenerator random;

    public Backoff(WorkerConfig.Retry config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** The pause after that many attempts. */
    public Duration after(int attempts, RetryClass retryClass) {
        var longest = Math.min(
                config.max().toMillis(),
                config.base().toMillis() << Math.min(Math.max(attempts - 1, 0), LARGEST_SHIFT));
        var pause = Duration.ofMillis(random.nextLong(longest + 1));
        return retryClass == RetryClass.DISK_FULL ? config.diskFull().plus(pause) : pause;
    }
}
