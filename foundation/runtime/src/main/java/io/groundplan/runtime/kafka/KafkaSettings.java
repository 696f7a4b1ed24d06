package io.groundplan.runtime.kafka;

import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Singleton;

import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * How every client reaches Kafka: whatever is configured as `kafka.…`, the same that channels are given. Clients made by
 * hand must take it too, or they alone would come without credentials and over plain text.
 */
@Singleton
public class KafkaSettings {
    private final Map<String, Object> shared;

    KafkaSettings(@Identifier("default-kafka-broker") Map<String, Object> configured) {
        shared = new HashMap<>(configured);
        // Quarkus names a group for whoever has none; a group is chosen where it is read
        shared.remove(ConsumerConfig.GROUP_ID_CONFIG);
    }

    /** Only where the brokers are. */
    public static KafkaSettings of(String servers) {
        return new KafkaSettings(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    /** The settings of one client, which win. */
    public Map<String, Object> with(Map<String, ?> own) {
        var settings = new HashMap<>(shared);
        settings.putAll(own);
        return settings;
    }
}
