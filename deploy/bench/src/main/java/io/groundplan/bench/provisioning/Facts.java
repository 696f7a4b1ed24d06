package io.groundplan.bench.provisioning;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

import io.groundplan.bench.stage.Alone;
import io.groundplan.contracts.event.Topics;

/** Facts that are committed to a service's outbox one by one, and when a consumer has them. */
final class Facts {
    private static final int SHARDS = 16;
    private static final String INSERT =
            """
            insert into outbox (event_id, shard, topic, key, type, source, subject, time, actor_id, actor_name,
                sequence, data)
            values (?, ?, ?, ?, 'bench.fact', '/bench', 'bench', now(), 'bench', 'bench', 1, '{}')
            """;

    /** One that nobody else reads. */
    private static final String TOPIC = Topics.deadLetters(Topics.JOBS);

    private final Alone stage;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();

    Facts(Alone stage) {
        this.stage = stage;
    }

    /** From the end of each commit until its record is in the consumer's hands. */
    Samples measure(int perSecond, Duration duration) throws SQLException, InterruptedException {
        var samples = new Samples();
        long facts = perSecond * duration.toSeconds();
        try (var consumer = consumer()) {
            var thread = new Thread(() -> consume(consumer, samples, facts), "consumer");
            thread.start();
            commit(perSecond, facts);
            thread.join();
        }
        return samples;
    }

    private void commit(int perSecond, long facts) throws SQLException {
        long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long next = System.nanoTime();
        try (var connection = stage.connect();
                var insert = connection.prepareStatement(INSERT)) {
            for (long i = 0; i < facts; i++) {
                LockSupport.parkNanos(next - System.nanoTime());
                next += pause;
                commitOne(insert);
            }
        }
    }

    private void commitOne(PreparedStatement insert) throws SQLException {
        var key = UUID.randomUUID();
        insert.setObject(1, key);
        insert.setShort(2, (short) Math.floorMod(key.hashCode(), SHARDS));
        insert.setString(3, TOPIC);
        insert.setString(4, key.toString());
        // the record may be quicker than this thread
        long begun = System.nanoTime();
        committed.put(key.toString(), begun);
        insert.executeUpdate();
        committed.replace(key.toString(), begun, System.nanoTime());
    }

    private void consume(KafkaConsumer<String, String> consumer, Samples samples, long facts) {
        while (samples.size() < facts) {
            for (var record : consumer.poll(Duration.ofSeconds(1))) {
                var since = committed.remove(record.key());
                if (since != null) {
                    samples.add(System.nanoTime() - since);
                }
            }
        }
    }

    private KafkaConsumer<String, String> consumer() {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stage.kafkaServers()),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }
}
