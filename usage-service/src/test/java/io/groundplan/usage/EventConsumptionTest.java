package io.groundplan.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.Topics;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class EventConsumptionTest {
    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {Topics.PROJECT, Topics.MEMBERSHIP, Topics.JOB_REQUESTS, Topics.JOBS})
    void aRecordThatIsNoEventGoesToTheDeadLettersAndTheTopicGoesOn(String topic) {
        try (var letters = KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.deadLetters(topic))) {
            kafka.record(topic, project.key(), "poison", Map.of("ce_id", "not an id"));
            var letter = letters.await(record -> record.key().equals(project.key()));
            assertEquals("poison", letter.value());
            assertEquals(topic, letter.headers().get("dead-letter-topic"));
            assertTrue(letter.headers().get("dead-letter-reason").contains("header is malformed"));
        }
        project.send(kafka, project.created());
        awaitEntries(1);
    }

    @Test
    void anEventThatTheDatabaseRefusesGoesToTheDeadLettersWithTheReason() {
        var refused = new MemberAdded(
                project.id().value(), project.id().value(), project.ownerId().value(), "emperor");
        project.send(kafka, refused);
        try (var letters =
                KafkaTap.open(TestServers.kafka().bootstrapServers(), Topics.deadLetters(Topics.MEMBERSHIP))) {
            var letter = letters.await(record -> record.key().equals(project.key()));
            assertTrue(letter.headers().get("dead-letter-reason").contains("project_role_role"));
        }
    }

    @Test
    void whileTheDatabaseIsAwayRequestsAreRefusedQuicklyAndEventsWait() {
        project.send(kafka, project.created());
        awaitEntries(1);
        TestServers.postgres().stop();
        try {
            project.send(kafka, project.databaseCreated("waiting"), Instant.now());
            for (int i = 0; i < 5; i++) {
                project.activity()
                        .then()
                        .statusCode(503)
                        .header("Retry-After", "1")
                        .body("error.code", equalTo("SERVICE_UNAVAILABLE"))
                        .time(lessThan(2_000L));
            }
            get("/q/health/live").then().statusCode(200);
            get("/q/health/ready").then().statusCode(503);
        } finally {
            TestServers.postgres().start();
        }
        awaitEntries(2);
        get("/q/health/ready").then().statusCode(200);
    }

    private void awaitEntries(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> project.activity().then().statusCode(200).body("activity.size()", equalTo(count)));
    }
}
