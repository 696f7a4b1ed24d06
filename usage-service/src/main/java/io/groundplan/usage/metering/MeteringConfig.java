package io.groundplan.usage.metering;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How usage is taken in and kept. */
@ConfigMapping(prefix = "groundplan.usage")
public interface MeteringConfig {

    /** Consumers of the topic of usage in this process, each with a thread and one batch at a time. */
    @WithDefault("2")
    int consumers();

    /**
     * Events counted in one statement at most. More take a little less time each, but the thread that sends the batch to
     * the database answers requests too, and those wait for it.
     */
    @WithDefault("2000")
    int batchSize();

    /**
     * For how long a partition of seen events takes new ones. Events are kept for 35 days and at most this much longer;
     * every event is looked for in as many older partitions as there are of these spans in 35 days.
     */
    @WithDefault("12D")
    Duration generation();
}
