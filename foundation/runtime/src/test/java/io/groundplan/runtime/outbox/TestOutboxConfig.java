package io.groundplan.runtime.outbox;

import java.time.Duration;

/** Small batches and short pauses, so that a few hundred rows meet every case. */
record TestOutboxConfig(int batchSize) implements OutboxConfig {

    @Override
    public Duration pollInterval() {
        return Duration.ofMillis(20);
    }

    @Override
    public Duration failurePause() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration deliveryTimeout() {
        return Duration.ofSeconds(2);
    }
}
