package io.groundplan.usage.topic;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How events are sent to the topic of usage and to its dead letters. */
@ConfigMapping(prefix = "groundplan.usage.topic")
public interface UsageTopicConfig {

    /** How long Kafka may take to acknowledge before the sender is told to try again. */
    @WithDefault("5s")
    Duration deliveryTimeout();

    /** Bytes of events that wait for Kafka at once; more are refused at once. */
    @WithDefault("33554432")
    long bufferBytes();
}
