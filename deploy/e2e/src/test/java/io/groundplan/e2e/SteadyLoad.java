package io.groundplan.e2e;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.awaitility.Awaitility;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Somebody who creates projects, adds a person to each, reports usage and reads, again and again, and remembers what was
 * accepted. Each change has an Idempotency-Key of its own and is sent once.
 */
final class SteadyLoad implements AutoCloseable {
    private static final long PAUSE_MILLIS = 400;
    private static final int CALLERS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Person owner;
    private final Person member;
    private final SharedProject measured;
    private final Queue<String> created = new ConcurrentLinkedQueue<>();
    private final Queue<String> joined = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reported = new AtomicInteger();
    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(CALLERS);

    private SteadyLoad(RunningStack stack) {
        this.owner = Person.named(stack, "owner");
        this.member = Person.named(stack, "member");
        this.measured = owner.creates();
    }

    static SteadyLoad begin(RunningStack stack) {
        var load = new SteadyLoad(stack);
        for (int i = 0; i < CALLERS; i++) {
            load.callers.scheduleWithFixedDelay(load::round, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
        return load;
    }

    private void round() {
        try {
            var project = tried("POST", "/api/v1/projects", "{\"name\":\"" + Person.newName() + "\"}", 201);
            if (project != null) {
                var id = project.body().path("id").asText();
                created.add(id);
                var path = "/api/v1/projects/" + id;
                if (tried("POST", path + "/members", joining(), 201) != null) {
                    joined.add(id);
                }
                tried("GET", path, null, 200);
            }
            if (tried("POST", "/api/v1/platform/projects/" + measured.id() + "/usage-events", event(), 202) != null) {
                reported.incrementAndGet();
            }
            tried("GET", "/api/v1/projects", null, 200);
            tried("GET", "/api/v1/platform/projects/" + measured.id() + "/usage", null, 200);
        } catch (RuntimeException e) {
            // an executor would stop without a word
            refused.add(e.toString());
        }
    }

    private String joining() {
        return "{\"user_id\":\"" + member.id() + "\",\"role\":\"viewer\"}";
    }

    private static String event() {
        return """
                [{"specversion":"1.0","id":"%s","source":"/load","type":"io.groundplan.usage.recorded.v1",
                "time":"%s","data":{"operation":"read","requests":1,"ingressBytes":1,"egressBytes":1}}]
                """
                .formatted(UUID.randomUUID(), Instant.now());
    }

    /** The answer, or null where it was another than expected, which is remembered. */
    private Client.Answer tried(String method, String path, String json, int expected) {
        var type = path.endsWith("/usage-events") ? "application/cloudevents-batch+json" : "application/json";
        try {
            var answer = owner.client().send(method, path, type, json);
            if (answer.status() == expected) {
                return answer;
            }
            refused.add(method + " " + path + ": " + answer.status() + " " + answer.body());
        } catch (UncheckedIOException e) {
            refused.add(method + " " + path + ": " + e.getCause());
        }
        return null;
    }

    int rounds() {
        return created.size();
    }

    /** Requests that were not answered as they should be. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    /** Whatever was accepted is there: the projects, the people in them, each once, and the usage. */
    void assertNothingIsLost() {
        assertEquals(List.of(), missing(created, owner));
        assertEquals(List.of(), missing(joined, member));
        joined.forEach(this::assertEverybodyIsInOnce);
        Awaitility.await("what was acknowledged is counted").atMost(PATIENCE).until(() -> counted() >= reported.get());
    }

    /** Usage that is counted; more than was acknowledged where an answer was lost on its way. */
    long counted() {
        return owner.client()
                .get("/api/v1/platform/projects/" + measured.id() + "/usage")
                .expect(200)
                .at("/usage/requests/reads")
                .asLong();
    }

    int acknowledged() {
        return reported.get();
    }

    private void assertEverybodyIsInOnce(String project) {
        var members =
                owner.client().get("/api/v1/projects/" + project + "/members").expect(200);
        var people = StreamSupport.stream(members.spliterator(), false)
                .map(person -> person.path("user_id").asText())
                .sorted()
                .toList();
        assertEquals(Stream.of(owner.id(), member.id()).sorted().toList(), people);
    }

    private static List<String> missing(Queue<String> projects, Person reader) {
        return projects.stream()
                .filter(id -> reader.client().get("/api/v1/projects/" + id).status() != 200)
                .toList();
    }

    /** Lets what has begun come to its end. */
    void end() {
        callers.shutdown();
        try {
            if (!callers.awaitTermination(2, TimeUnit.MINUTES)) {
                throw new AssertionError("a request has not been answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        end();
    }
}
