package io.groundplan.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What is sent is accepted when Kafka has it, and counted. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class UsageEventsTest {
    private static final DatabaseId DATABASE = DatabaseId.next(java.time.Clock.systemUTC());

    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();
    private final Person member = Person.named("Grace");
    private final UsageRequests requests = new UsageRequests(project);

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @BeforeEach
    void learnOfTheProject() {
        project.send(kafka, project.created());
        FakeServices.tell(project.id(), project.team());
        FakeServices.tell(project.id(), project.owner().id(), "owner");
        FakeServices.tell(project.id(), member.id(), "member");
    }

    @Test
    void aBatchIsAcceptedWhenKafkaHasItAndIsCounted() {
        requests.send(
                        UsageRequests.as(member),
                        UsageRequests.BATCH,
                        "[" + UsageRequests.event("1") + "," + UsageRequests.event("2") + "]")
                .then()
                .statusCode(202)
                .body("success", equalTo(true))
                .body("accepted", equalTo(2));
        assertEquals(2, requests.inTopic());
        requests.awaitRequests(6);
    }

    @Test
    void oneEventIsAcceptedToo() {
        requests.send(UsageRequests.as(member), UsageRequests.EVENT, UsageRequests.event("1"))
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1));
        requests.awaitRequests(3);
    }

    @Test
    void anEmptyBatchIsAcceptedAndNothing() {
        requests.send(UsageRequests.as(member), UsageRequests.BATCH, "[]")
                .then()
                .statusCode(202)
                .body("accepted", equalTo(0));
    }

    @Test
    void sentAgainItCountsOnce() {
        var batch =
                "[" + UsageRequests.event("1") + "," + UsageRequests.event("1") + "," + UsageRequests.event("2") + "]";
        for (int i = 0; i < 3; i++) {
            requests.send(UsageRequests.as(member), UsageRequests.BATCH, batch)
                    .then()
                    .statusCode(202)
                    .body("accepted", equalTo(3));
        }
        assertEquals(9, requests.inTopic());
        requests.send(UsageRequests.as(member), UsageRequests.EVENT, UsageRequests.event("3"))
                .then()
                .statusCode(202);
        requests.awaitRequests(9);
    }

    @Test
    void theSameIdempotencyKeyGetsTheSameAnswer() {
        var key = UUID.randomUUID().toString();
        var event = UsageRequests.event("1");
        requests.send(UsageRequests.as(member).header("Idempotency-Key", key), UsageRequests.EVENT, event)
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", nullValue());
        requests.send(UsageRequests.as(member).header("Idempotency-Key", key), UsageRequests.EVENT, event)
                .then()
                .statusCode(202)
                .header("Idempotency-Replayed", "true")
                .body("accepted", equalTo(1));
        assertEquals(1, requests.inTopic());
        requests.send(
                        UsageRequests.as(member).header("Idempotency-Key", key),
                        UsageRequests.EVENT,
                        UsageRequests.event("2"))
                .then()
                .statusCode(422);
    }

    @Test
    void aThousandEventsAreABatchAndOneMoreIsNot() {
        requests.send(UsageRequests.as(member), UsageRequests.BATCH, UsageRequests.batchOf(1_000))
                .then()
                .statusCode(202)
                .body("accepted", equalTo(1_000));
        requests.send(UsageRequests.as(member), UsageRequests.BATCH, UsageRequests.batchOf(1_001))
                .then()
                .statusCode(400)
                .body("error.details[0].field", equalTo("events"));
        requests.awaitRequests(3_000);
    }

    @Test
    void theWindowReachesThirtyFiveDaysBackAndFiveMinutesAhead() {
        var now = Instant.now();
        Stream.of(now.minus(Duration.ofDays(35)).plusSeconds(60), now.plus(Duration.ofMinutes(4)))
                .forEach(inside -> requests.send(
                                UsageRequests.as(member),
                                UsageRequests.EVENT,
                                UsageRequests.eventAt("in-" + inside, inside))
                        .then()
                        .statusCode(202));
        Stream.of(now.minus(Duration.ofDays(35)).minusSeconds(60), now.plus(Duration.ofMinutes(6)))
                .forEach(outside -> requests.send(
                                UsageRequests.as(member),
                                UsageRequests.BATCH,
                                "[" + UsageRequests.eventAt("out-" + outside, outside) + "]")
                        .then()
                        .statusCode(400)
                        .body("error.details[0].field", equalTo("events[0].time")));
        requests.awaitRequests(6);
    }

    @Test
    void idsMayHaveAnyFormAndMustBeThisProjects() {
        var forms = List.of(
                project.id().text(),
                project.id().value().toString(),
                project.id().hex());
        for (var form : forms) {
            var named = UsageRequests.event("path-" + form)
                    .replace(
                            "\"databaseId\":null",
                            "\"projectId\":\"" + form + "\",\"databaseId\":\"" + DATABASE.hex() + "\"");
            UsageRequests.as(member)
                    .contentType(UsageRequests.EVENT)
                    .body(named)
                    .post("/api/v1/platform/projects/" + form + "/usage-events")
                    .then()
                    .statusCode(202);
        }
        requests.awaitRequests(9);
        var other = UsageRequests.event("1")
                .replace(
                        "\"databaseId\"",
                        "\"projectId\":\"" + TestProject.next().id().text() + "\",\"databaseId\"");
        requests.send(UsageRequests.as(member), UsageRequests.BATCH, "[" + UsageRequests.event("0") + "," + other + "]")
                .then()
                .statusCode(400)
                .body("error.details.field", equalTo(List.of("events[1].data.projectId")));
    }

    @Test
    void whileKafkaIsAwayNothingIsAcceptedAndWhatWasAcceptedIsKept() {
        requests.send(UsageRequests.as(member), UsageRequests.BATCH, UsageRequests.batchOf(50))
                .then()
                .statusCode(202);
        TestServers.kafka().stop();
        try {
            requests.send(UsageRequests.as(member), UsageRequests.EVENT, UsageRequests.event("refused"))
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
        } finally {
            TestServers.kafka().start();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> requests.send(
                                UsageRequests.as(member), UsageRequests.EVENT, UsageRequests.event("refused"))
                        .then()
                        .statusCode(202));
        requests.awaitRequests(153);
    }
}
