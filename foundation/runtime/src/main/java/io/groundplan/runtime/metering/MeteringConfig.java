package io.groundplan.runtime.metering;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How a service tells of the requests that it served to API keys. */
@ConfigMapping(prefix = "groundplan.metering")
public interface MeteringConfig {
    /** How long requests are summed up before they are told of; what a crash loses. */
    @WithDefault("1s")
    Duration interval();

    /** Sums kept while Kafka is away, and as many that are being made; what comes on top is dropped and counted. */
    @WithDefault("10000")
    int buffer();

    /** How long Kafka may take to acknowledge; also how long shutdown waits for it. */
    @WithDefault("5s")
    Duration deliveryTimeout();
}
