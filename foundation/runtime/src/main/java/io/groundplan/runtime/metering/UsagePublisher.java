package io.groundplan.runtime.metering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;

import io.groundplan.runtime.kafka.KafkaSettings;

/** Sends reports of usage to Kafka, whose order does not matter: each counts in the second that it names. */
@ApplicationScoped
class UsagePublisher {
    private static final Logger LOG = Logger.getLogger(UsagePublisher.class);

    private final Map<String, Object> settings;
    private Producer<String, String> producer;

    UsagePublisher(MeteringConfig config, KafkaSettings kafka) {
        int timeout = (int) config.deliveryTimeout().toMillis();
        settings = kafka.with(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                timeout / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                timeout,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                timeout));
    }

    /** Answers those that Kafka did not acknowledge, to be sent again. */
    List<UsageReport> publish(List<UsageReport> reports) throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(reports.size());
        var left = new ArrayList<UsageReport>();
        try {
            for (var report : reports) {
                var acknowledgement = producer().send(report.toRecord());
                sent.add(acknowledgement);
                if (acknowledgement.isDone()) {
                    // one that Kafka did not even take: each further one would wait as long for nothing
                    break;
                }
            }
        } catch (KafkaException e) {
            LOG.debugf("usage not sent: %s", e.getMessage());
        }
        for (int i = 0; i < reports.size(); i++) {
            if (i >= sent.size() || !isAcknowledged(sent.get(i))) {
                left.add(reports.get(i));
            }
        }
        return left;
    }

    private static boolean isAcknowledged(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            sent.get();
            return true;
        } catch (ExecutionException e) {
            LOG.debugf("usage not acknowledged: %s", e.getCause());
            return false;
        }
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    private synchronized Producer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        }
        return producer;
    }
}
