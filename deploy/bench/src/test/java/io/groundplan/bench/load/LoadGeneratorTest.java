package io.groundplan.bench.load;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoadGeneratorTest {
    private static final int CONNECTIONS = 8;
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final Vertx vertx = Vertx.vertx();
    private final CountingServer server = new CountingServer(vertx);
    private final LoadGenerator load = new LoadGenerator(vertx, server.address(), CONNECTIONS);

    @AfterEach
    void close() {
        load.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void countsEveryRequestThatTheServerAnswered() {
        var rate = load.run(Target.same("one", Call.get("/one", null), 200), MOMENT);
        assertTrue(rate.answers() > 0, () -> rate + " is none");
        assertEquals(server.requests.get(), rate.answers());
    }

    @Test
    void readsAnswersThatComeInChunks() {
        var rate = load.run(Target.same("big", Call.get("/big", null), 200), MOMENT);
        assertTrue(rate.answers() > 0, () -> rate + " is none");
        assertEquals(server.requests.get(), rate.answers());
    }

    @Test
    void keepsItsConnectionsFromOneRunToTheNext() {
        var target = Target.same("one", Call.get("/one", "token"), 200);
        load.run(target, MOMENT);
        load.run(target, MOMENT);
        assertEquals(CONNECTIONS, server.connections.get());
        assertTrue(server.mostAtOnce.get() <= CONNECTIONS);
    }

    @Test
    void sendsABodyOfItsOwnWithEveryRequest() {
        var post = Call.post("/", null);
        var next = new AtomicInteger();
        var target = new Target("made", () -> post.with("{\"n\":" + next.incrementAndGet() + "}"), 200);
        var rate = load.run(target, MOMENT);
        assertEquals(next.get(), rate.answers());
        assertEquals(next.get(), server.bodies.size());
        assertTrue(server.bodies.contains("{\"n\":1}"));
    }

    @Test
    void anUnexpectedStatusEndsTheRun() {
        var target = Target.same("refused", Call.get("/refused", null), 200);
        var failure = assertThrows(UnexpectedAnswerException.class, () -> load.run(target, MOMENT));
        assertEquals("GET /refused answered 409 no", failure.getMessage());
    }

    @Test
    void aServerThatIsAwayEndsTheRun() {
        var nowhere = new LoadGenerator(vertx, URI.create("http://127.0.0.1:1"), 1);
        var target = Target.same("away", Call.get("/", null), 200);
        assertThrows(IllegalStateException.class, () -> nowhere.run(target, MOMENT));
        nowhere.close();
    }
}
