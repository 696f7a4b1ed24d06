package io.groundplan.usage.messaging;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ApplicationScoped;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.awaitility.Awaitility;

import io.groundplan.contracts.event.Topics;
import io.groundplan.runtime.inbox.Inbox;
import io.groundplan.runtime.kafka.KafkaSettings;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.usage.activity.RejectionNotes;
import io.groundplan.usage.metering.Progress;
import io.groundplan.usage.metering.UsageCounter;
import io.groundplan.usage.sample.SampleSink;
import io.groundplan.usage.topic.UsageTopic;

/** More consumers of usage than the application under test has, which tests start and kill. */
@ApplicationScoped
class Replicas {
    private static final int SMALL_BATCH = 50;

    private final UsageBatches batches;
    private final UsageBatches crashing;
    private final List<UsageLoop> running = new ArrayList<>();

    Replicas(
            UsageCounter counter,
            Inbox inbox,
            SampleSink samples,
            UsageTopic topic,
            RejectionNotes notes,
            MeterRegistry metrics) {
        batches = new UsageBatches(counter, inbox, samples, topic, notes, metrics);
        crashing = new UsageBatches(counter, inbox, samples, topic, notes, metrics) {
            /** Everything is done and committed in the database; Kafka is never told. */
            @Override
            Uni<Void> handle(UsageBatch batch, List<Progress> progress) {
                return super.handle(batch, progress)
                        .chain(() -> Uni.createFrom().nothing());
            }
        };
    }

    void start(String group) {
        start(group, batches);
    }

    /** One that stops between the commit of its first batch and the commit of the batch's offsets. */
    void startCrashing(String group) {
        start(group, crashing);
    }

    int running() {
        return running.size();
    }

    /** The oldest dies, whatever it is doing. */
    void kill() throws InterruptedException {
        running.remove(0).stop(Duration.ZERO);
    }

    void killAll() throws InterruptedException {
        while (!running.isEmpty()) {
            kill();
        }
    }

    private void start(String group, UsageBatches handler) {
        var kafka = KafkaSettings.of(TestServers.kafka().bootstrapServers());
        var loop = new UsageLoop(
                "replica-" + running.size(),
                () -> UsageEventConsumer.client(kafka, group, SMALL_BATCH),
                handler,
                Clock.systemUTC());
        running.add(loop);
        loop.start();
    }

    /** Until the group has handled all that is in the topic now. */
    static void awaitEndOfTopic(String group) {
        Awaitility.await("the end of the topic")
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> lag(group) == 0);
    }

    static long lag(String group) throws InterruptedException, ExecutionException {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafka().bootstrapServers());
        try (var admin = Admin.create(settings)) {
            var committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var partitions = admin.describeTopics(List.of(Topics.USAGE))
                    .allTopicNames()
                    .get()
                    .get(Topics.USAGE)
                    .partitions();
            long lag = 0;
            for (var partition : partitions) {
                var topicPartition = new org.apache.kafka.common.TopicPartition(Topics.USAGE, partition.partition());
                long end = admin.listOffsets(Map.of(topicPartition, OffsetSpec.latest()))
                        .partitionResult(topicPartition)
                        .get()
                        .offset();
                var offset = committed.get(topicPartition);
                lag += end - (offset == null ? 0 : offset.offset());
            }
            return lag;
        }
    }
}
