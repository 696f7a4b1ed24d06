package io.groundplan.bench.chaos;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

import io.groundplan.contracts.event.Topics;

/** Events that a service gave up on. An outage is no reason to: each would be a fact that somebody never hears of. */
final class DeadLetters {
    private DeadLetters() {}

    static long count(String bootstrapServers, int partitions) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (var topic : Topics.ALL) {
            for (int partition = 0; partition < partitions; partition++) {
                ends.put(new TopicPartition(Topics.deadLetters(topic), partition), OffsetSpec.latest());
            }
        }
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(end -> end.offset())
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the dead letters cannot be counted", e.getCause());
        }
    }
}
