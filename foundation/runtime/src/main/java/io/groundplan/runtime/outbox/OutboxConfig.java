package io.groundplan.runtime.outbox;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the relay looks for rows to publish. */
@ConfigMapping(prefix = "groundplan.outbox")
public interface OutboxConfig {

    /** Rows published and deleted in one transaction. */
    @WithDefault("500")
    int batchSize();

    /** The longest pause between two looks; a change made in this process shortens it. */
    @WithDefault("250ms")
    Duration pollInterval();

    /** The pause after Kafka or the database failed. */
    @WithDefault("1s")
    Duration failurePause();

    /** How long Kafka may take to acknowledge a batch before it is tried again. */
    @WithDefault("10s")
    Duration deliveryTimeout();
}
