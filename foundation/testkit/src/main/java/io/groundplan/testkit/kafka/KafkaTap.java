package io.groundplan.testkit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** Collects the records of topics, from the first one on, without disturbing anyone who consumes them. */
public final class KafkaTap implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<TappedRecord> records = new CopyOnWriteArrayList<>();
    private final Collection<String> topics;
    private final Consumer<String, String> consumer;
    private final Thread reader;

    private KafkaTap(String bootstrapServers, Collection<String> topics) {
        this.topics = topics;
        consumer = consumer(bootstrapServers);
        reader = new Thread(this::read, "kafka-tap");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts collecting; topics may come into being later. */
    public static KafkaTap open(String bootstrapServers, String... topics) {
        return new KafkaTap(bootstrapServers, List.of(topics));
    }

    /** Every record that lies in any topic at this moment, Kafka's own topics aside. */
    public static List<TappedRecord> everything(String bootstrapServers) {
        try (var consumer = consumer(bootstrapServers)) {
            var partitions = partitions(consumer, topic -> !topic.startsWith("__"));
            consumer.assign(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<TappedRecord>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(POLL).forEach(record -> records.add(TappedRecord.of(record)));
            }
            return records;
        }
    }

    /** What has been collected so far. */
    public List<TappedRecord> records() {
        return List.copyOf(records);
    }

    /** What has been collected so far and matches. */
    public List<TappedRecord> records(Predicate<TappedRecord> condition) {
        return records.stream().filter(condition).toList();
    }

    /** The first record that matches, collected already or within the next 20 seconds. */
    public TappedRecord await(Predicate<TappedRecord> condition) {
        return await(condition, 1).get(0);
    }

    /** At least so many records that match. */
    public List<TappedRecord> await(Predicate<TappedRecord> condition, int count) {
        return Awaitility.await("records in Kafka")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> records(condition), matching -> matching.size() >= count);
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                readOnce();
            }
        } catch (WakeupException e) {
            // this is how close() ends the loop
        }
    }

    private void readOnce() {
        try {
            // what was assigned before keeps its position, what is new begins with its first record
            consumer.assign(partitions(consumer, topics::contains));
            if (consumer.assignment().isEmpty()) {
                LockSupport.parkNanos(POLL.toNanos());
            } else {
                consumer.poll(POLL).forEach(record -> records.add(TappedRecord.of(record)));
            }
        } catch (RetriableException e) {
            // the broker is down, which a test may intend; the next round tries again
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, String> consumer, Predicate<String> topics) {
        return consumer.listTopics().values().stream()
                .flatMap(Collection::stream)
                .filter(partition -> topics.test(partition.topic()))
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static Consumer<String, String> consumer(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                5_000,
                ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000);
        return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    }
}
