package io.groundplan.usage.progress;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

import io.groundplan.runtime.kafka.KafkaSettings;
import io.groundplan.usage.progress.ConsumedTopics.Consumed;

/** Asks Kafka where the topics end and how far they are read. Blocks. */
@ApplicationScoped
class TopicOffsets {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConsumedTopics topics;
    private final Map<String, Object> settings;
    private Admin admin;

    TopicOffsets(ConsumedTopics topics, KafkaSettings kafka) {
        this.topics = topics;
        this.settings = kafka.with(Map.of(
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()));
    }

    /** Behind the last record of each partition that has any; whoever has read up to there has read all. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException, TimeoutException {
        var begins = new HashMap<TopicPartition, OffsetSpec>();
        var ends = new HashMap<TopicPartition, OffsetSpec>();
        for (var consumed : topics.all()) {
            for (int partition = 0; partition < partitions(consumed.topic()); partition++) {
                begins.put(new TopicPartition(consumed.topic(), partition), OffsetSpec.earliest());
                ends.put(new TopicPartition(consumed.topic(), partition), OffsetSpec.latest());
            }
        }
        var first = await(admin().listOffsets(begins).all());
        var last = await(admin().listOffsets(ends).all());
        var found = new HashMap<TopicPartition, Long>();
        last.forEach((partition, end) -> {
            if (end.offset() > first.get(partition).offset()) {
                found.put(partition, end.offset());
            }
        });
        return found;
    }

    /** Up to where the records are handled; nothing for a partition of which none is. */
    Map<TopicPartition, Long> handled() throws ExecutionException, InterruptedException, TimeoutException {
        var handled = new HashMap<TopicPartition, Long>();
        for (var group : topics.all().stream().map(Consumed::group).distinct().toList()) {
            await(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach((partition, offset) -> {
                        if (offset != null) {
                            handled.put(partition, offset.offset());
                        }
                    });
        }
        return handled;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }

    private int partitions(String topic) throws ExecutionException, InterruptedException, TimeoutException {
        try {
            TopicDescription description = await(
                    admin().describeTopics(List.of(topic)).topicNameValues().get(topic));
            return description.partitions().size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw e;
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(settings);
        }
        return admin;
    }

    private static <T> T await(KafkaFuture<T> answer)
            throws ExecutionException, InterruptedException, TimeoutException {
        return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }
}
