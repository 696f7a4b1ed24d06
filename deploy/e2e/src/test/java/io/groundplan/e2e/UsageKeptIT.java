package io.groundplan.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What usage-service has acknowledged is counted, and once, whenever its process is killed. */
class UsageKeptIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLS = 3;
    private static final int BATCH = 200;

    private static RunningStack stack;
    private static Person ada;

    @BeforeAll
    static void start() {
        stack = RunningStack.start();
        ada = Person.named(stack, "ada");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void everyBatchIsCountedOnceThoughTheProcessDiesRightAfterTheAcknowledgement() {
        var project = ada.creates();
        for (int kill = 0; kill < KILLS; kill++) {
            var events = batch();
            until202(project, events);
            killed("usage-service");
            // who never saw the answer sends the same again
            until202(project, events);
        }
        var figures = "/api/v1/platform/projects/" + project.id() + "/usage";
        Awaitility.await("the usage is counted").atMost(PATIENCE).untilAsserted(() -> {
            var answer = ada.client().get(figures);
            assertEquals(200, answer.status(), answer::toString);
            var usage = answer.body().path("usage");
            assertEquals(KILLS * BATCH, usage.at("/requests/reads").asLong(), usage::toString);
            assertEquals(3L * KILLS * BATCH, usage.at("/bandwidth/egress").asLong(), usage::toString);
        });
        assertTrue(
                ada
                        .client()
                        .get("/api/v1/platform/projects/" + project.id() + "/activity")
                        .expect(200)
                        .path("activity")
                        .findValuesAsText("action")
                        .stream()
                        .noneMatch("usage.rejected"::equals),
                "nothing was refused");
    }

    private static void until202(SharedProject project, String events) {
        var path = "/api/v1/platform/projects/" + project.id() + "/usage-events";
        Awaitility.await("the batch is acknowledged")
                .atMost(PATIENCE)
                .until(() -> ada.client()
                                .post(path, "application/cloudevents-batch+json", events)
                                .status()
                        == 202);
    }

    /** As the operating system ends a process that it has no memory for; the stack starts it again. */
    private static void killed(String service) {
        var process = stack.service(service);
        process.destroyForcibly();
        process.onExit().join();
    }

    private static String batch() {
        return IntStream.range(0, BATCH).mapToObj(i -> event()).collect(Collectors.joining(",", "[", "]"));
    }

    private static String event() {
        return """
                {"specversion":"1.0","type":"io.groundplan.usage.recorded.v1","source":"/proxy","id":"%s","time":"%s",
                 "data":{"operation":"read","requests":1,"ingressBytes":2,"egressBytes":3}}
                """
                .formatted(UUID.randomUUID(), Instant.now());
    }
}
