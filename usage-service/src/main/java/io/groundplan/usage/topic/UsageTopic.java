package io.groundplan.usage.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

import io.groundplan.contracts.event.Topics;
import io.groundplan.runtime.kafka.KafkaSettings;

/** Sends records and waits until Kafka has acknowledged every one of them; never waits for room. */
@ApplicationScoped
public class UsageTopic {
    private static final int LINGER_MILLIS = 2;
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** Kafka did not take all of the records; some of them it may have. */
    public static class NotAcknowledgedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotAcknowledgedException(Throwable cause) {
            super("Kafka did not acknowledge: " + cause.getMessage(), cause);
        }
    }

    private final Producer<String, String> producer;

    UsageTopic(UsageTopicConfig config, KafkaSettings kafka) {
        int timeout = (int) config.deliveryTimeout().toMillis();
        var settings = kafka.with(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                LINGER_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeout,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                config.bufferBytes(),
                // sending happens on threads that must not wait: what is not known is learned ahead and never forgotten
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                0,
                ProducerConfig.METADATA_MAX_IDLE_CONFIG,
                Integer.MAX_VALUE));
        producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    /** Completes when all are acknowledged, where it was subscribed; fails with {@link NotAcknowledgedException}. */
    public Uni<Void> send(List<ProducerRecord<String, String>> records) {
        if (records.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Uni.createFrom().deferred(() -> {
            var context = Vertx.currentContext();
            Uni<Void> sent =
                    Uni.createFrom().emitter(emitter -> new Sending(records.size(), emitter).start(producer, records));
            var told = sent.onFailure().transform(NotAcknowledgedException::new);
            return context == null ? told : told.emitOn(task -> context.runOnContext(ignored -> task.run()));
        });
    }

    /** Learns where the topics are. */
    void start(@Observes StartupEvent started) {
        for (var topic : List.of(Topics.USAGE, Topics.deadLetters(Topics.USAGE))) {
            Uni.createFrom()
                    .item(() -> producer.partitionsFor(topic))
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                    .onFailure()
                    .retry()
                    .withBackOff(SHORTEST_PAUSE, LONGEST_PAUSE)
                    .indefinitely()
                    .subscribe()
                    .with(ignored -> {});
        }
    }

    /** Waits for what is on its way. */
    void stop(@Observes ShutdownEvent stopping) {
        producer.close(FAREWELL);
    }
}
