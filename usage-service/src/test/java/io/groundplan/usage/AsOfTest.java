package io.groundplan.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What `X-Usage-As-Of` promises: an event accepted before that time is in the answer. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class AsOfTest {
    private static final int ROUNDS = 4;

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
    @ValueSource(strings = {"stats", "usage", "time-series", "egress-breakdown", "activity"})
    void everyAnswerSaysHowCompleteItIs(String answer) {
        FakeServices.tell(project.id(), project.ownerId(), "owner");
        var header = project.owner().of(project.id(), answer).header("X-Usage-As-Of");
        assertTrue(header.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"), header);
    }

    @Test
    void whatWasCountedBeforeIsIn() {
        FakeServices.tell(project.id(), project.ownerId(), "owner");
        for (int i = 1; i <= ROUNDS; i++) {
            project.send(kafka, new UsageRecorded(project.id().value(), null, "read", 1, 0, 0));
            int requests = i;
            awaitComplete("usage", answer -> answer.<Integer>path("usage.requests.total") == requests);
        }
    }

    @Test
    void whatWasMadeBeforeIsIn() {
        project.send(kafka, project.created());
        FakeServices.tell(project.id(), project.ownerId(), "owner");
        for (int i = 1; i <= ROUNDS; i++) {
            project.send(kafka, project.databaseCreated("db-" + i));
            int databases = i;
            awaitComplete("stats", answer -> answer.<Integer>path("stats.databaseCount") == databases);
            var name = "db-" + i;
            awaitComplete("activity", answer -> answer.asString().contains(name));
        }
    }

    /** Asks until the answer is complete up to now; it must never be so and lack what was sent before. */
    private void awaitComplete(String answer, Predicate<Response> hasAll) {
        var sent = Instant.now();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    var found = project.owner().of(project.id(), answer);
                    var isComplete =
                            Instant.parse(found.header("X-Usage-As-Of")).isAfter(sent);
                    assertTrue(!isComplete || hasAll.test(found), found::asString);
                    return isComplete;
                });
    }
}
