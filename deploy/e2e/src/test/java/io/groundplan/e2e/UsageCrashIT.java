package io.groundplan.e2e;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A 202 for usage is a promise, also of a service that does not live to see it counted. */
@ExtendWith(MortalStack.class)
class UsageCrashIT {
    private static final int ROUNDS = 3;
    private static final int EVENTS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = MortalStack.running();
    }

    @Test
    void whatWasAcknowledgedCountsOnceAlthoughTheServiceIsKilledRightAfterwards() {
        var ann = Person.named(stack, "ann");
        var project = ann.creates();
        for (int round = 0; round < ROUNDS; round++) {
            // nobody sends these again
            send(ann, project, batch(round, "read", EVENTS)).expect(202);
            stack.kill("usage-service");
        }
        // one partition keeps the order of a project: once this is counted, so is everything before it
        sendUntilAccepted(ann, project, batch(ROUNDS, "update", 1));
        Awaitility.await("the last event")
                .atMost(PATIENCE)
                .until(() -> requests(ann, project).path("writes").asLong() > 0);
        var counted = requests(ann, project);
        assertEquals(1, counted.path("writes").asLong(), counted::toString);
        assertEquals((long) ROUNDS * EVENTS, counted.path("reads").asLong(), counted::toString);
    }

    @Test
    void whatIsSentWhileTheServiceDiesCountsOnceWhenItIsSentUntilItIsAcknowledged() {
        var ann = Person.named(stack, "ann");
        var project = ann.creates();
        send(ann, project, batch(0, "read", 1)).expect(202);
        var batches = IntStream.range(0, ROUNDS)
                .mapToObj(round -> batch(round, "read", EVENTS))
                .toList();
        stack.without("usage-service", () -> batches.forEach(batch -> tried(ann, project, batch)));
        batches.forEach(batch -> sendUntilAccepted(ann, project, batch));
        sendUntilAccepted(ann, project, batch(ROUNDS, "update", 1));
        Awaitility.await("the last event")
                .atMost(PATIENCE)
                .until(() -> requests(ann, project).path("writes").asLong() > 0);
        assertEquals(
                1 + (long) ROUNDS * EVENTS, requests(ann, project).path("reads").asLong());
    }

    /** Each event is one request. */
    private static String batch(int round, String operation, int count) {
        var run = UUID.randomUUID();
        return IntStream.range(0, count)
                .mapToObj(i ->
                        """
                        {"specversion":"1.0","id":"%s-%d-%d","source":"/crash","type":"io.groundplan.usage.recorded.v1",
                        "time":"%s","data":{"operation":"%s","requests":1,"ingressBytes":1,"egressBytes":1}}
                        """
                                .formatted(run, round, i, Instant.now(), operation))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static Client.Answer send(Person person, SharedProject project, String batch) {
        return person.client()
                .send(
                        "POST",
                        "/api/v1/platform/projects/" + project.id() + "/usage-events",
                        "application/cloudevents-batch+json",
                        batch);
    }

    private static void sendUntilAccepted(Person person, SharedProject project, String batch) {
        Awaitility.await("202")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> tried(person, project, batch) == 202);
    }

    /** The status, or 0 when there was no answer. */
    private static int tried(Person person, SharedProject project, String batch) {
        try {
            return send(person, project, batch).status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    private static JsonNode requests(Person person, SharedProject project) {
        return person.client()
                .get("/api/v1/platform/projects/" + project.id() + "/usage")
                .expect(200)
                .path("usage")
                .path("requests");
    }
}
