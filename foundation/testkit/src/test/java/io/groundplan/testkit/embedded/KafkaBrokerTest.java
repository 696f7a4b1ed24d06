package io.groundplan.testkit.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KafkaBrokerTest {
    @Test
    void recordsSurviveAStopAndANewBrokerOnTheSameDirectory(@TempDir Path directory) throws Exception {
        var options = KafkaBroker.Options.persistent(directory);
        try (var broker = KafkaBroker.open(options)) {
            broker.createTopics(List.of("facts"), 2);
            broker.createTopics(List.of("facts", "more"), 1);
            assertEquals(2, partitions(broker, "facts"));
            send(broker, "facts", "before the stop");
            broker.stop();
            broker.start();
            send(broker, "facts", "after the start");
            send(broker, "appears", "with its first record");
        }
        try (var broker = KafkaBroker.open(options)) {
            assertEquals(Set.of("before the stop", "after the start"), read(broker, "facts", 2));
            assertTrue(Files.exists(directory.resolve("logs").resolve("meta.properties")));
        }
    }

    private static int partitions(KafkaBroker broker, String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .size();
        }
    }

    private static void send(KafkaBroker broker, String topic, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static Set<String> read(KafkaBroker broker, String topic, int count) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", broker.bootstrapServers(), "group.id", "reader", "auto.offset.reset", "earliest");
        var values = new TreeSet<String>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            for (int polls = 0; polls < 100 && values.size() < count; polls++) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
