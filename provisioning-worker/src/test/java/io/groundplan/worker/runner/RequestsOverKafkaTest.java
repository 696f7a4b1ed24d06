package io.groundplan.worker.runner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.EventEnvelope;
import io.groundplan.contracts.event.EventIds;
import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.JobRequestEvent;
import io.groundplan.contracts.event.Topics;
import io.groundplan.contracts.id.JobId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(TenantClusterTestResource.class)
class RequestsOverKafkaTest {
    private final KafkaSend kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    private final Tenant tenant = Tenant.create();
    private final UUID job = JobId.next(Clock.systemUTC()).value();

    @Inject
    Engine engine;

    @BeforeEach
    void clear() {
        engine.clear();
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    @Test
    void aRequestThatComesTwiceIsOneJob() {
        var id = EventIds.next(Instant.now());
        send(id, requested());
        send(id, requested());
        send(EventIds.next(Instant.now()), requested());
        awaitMarkerJob();
        assertEquals("pending", engine.job(job).state());
        assertEquals("completed", engine.finish(job).state());
        assertEquals(1, engine.job(job).attempts());
    }

    @Test
    void aCancelThatOvertakesItsRequestIsNotLost() {
        send(EventIds.next(Instant.now()), cancel());
        send(EventIds.next(Instant.now()), requested());
        awaitState("cancelled");
        try (var tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.JOBS)) {
            var event =
                    tap.await(record -> job.toString().equals(record.headers().get("ce_subject")));
            assertEquals(JobEvent.JobCancelled.TYPE, event.type());
        }
    }

    @Test
    void aCancelOfAWaitingJobEndsIt() {
        send(EventIds.next(Instant.now()), requested());
        awaitState("pending");
        send(EventIds.next(Instant.now()), cancel());
        awaitState("cancelled");
    }

    @Test
    void whatIsNoRequestGoesToTheDeadLettersAndTheRestGoesOn() {
        var key = tenant.project().value().toString();
        kafka.record(
                Topics.JOB_REQUESTS,
                key,
                "no json",
                envelope(EventIds.next(Instant.now()), requested()).headers());
        kafka.record(Topics.JOB_REQUESTS, key, "{}", Map.of());
        send(EventIds.next(Instant.now()), requested());
        awaitState("pending");
        try (var tap = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.deadLetters(Topics.JOB_REQUESTS))) {
            tap.await(record -> key.equals(record.key()), 2);
        }
    }

    /** A later job of the same key: when it is there, all that was sent before has been handled. */
    private void awaitMarkerJob() {
        var later = JobId.next(Clock.systemUTC()).value();
        var request = new JobRequestEvent.JobRequested(
                later,
                tenant.project().value(),
                tenant.organization(),
                "local",
                "project:" + tenant.project().value(),
                Engine.MAX_ATTEMPTS,
                Instant.now(),
                tenant.delete());
        send(EventIds.next(Instant.now()), request);
        awaitState(later, "pending");
    }

    private void awaitState(String state) {
        awaitState(job, state);
    }

    private void awaitState(UUID id, String state) {
        Awaitility.await("job " + state)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> engine.knows(id) && engine.job(id).state().equals(state));
    }

    private JobRequestEvent.JobRequested requested() {
        return new JobRequestEvent.JobRequested(
                job,
                tenant.project().value(),
                tenant.organization(),
                "local",
                "project:" + tenant.project().value(),
                Engine.MAX_ATTEMPTS,
                Instant.now(),
                tenant.provision());
    }

    private JobRequestEvent.JobCancelRequested cancel() {
        return new JobRequestEvent.JobCancelRequested(job, tenant.project().value());
    }

    private void send(UUID eventId, EventData data) {
        kafka.event(tenant.project().value().toString(), envelope(eventId, data), data);
    }

    private EventEnvelope envelope(UUID eventId, EventData data) {
        return new EventEnvelope(
                eventId, data.eventType(), "/test", job.toString(), Instant.now(), Actor.SYSTEM, 1, null);
    }
}
