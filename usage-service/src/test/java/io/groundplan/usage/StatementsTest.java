package io.groundplan.usage;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.UsageEvent.DatabaseSampled;
import io.groundplan.contracts.event.UsageEvent.UsageRecorded;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every answer takes the statement that says who may see it and one more, whatever there is to read. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class StatementsTest {
    private static final int MANY = 40;

    private static KafkaSend kafka;
    private static TestProject few;
    private static TestProject many;

    @BeforeAll
    static void tell() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
        few = TestProject.next();
        few.send(kafka, few.created());
        many = TestProject.next();
        many.send(kafka, many.created());
        for (int i = 0; i < MANY; i++) {
            var database = many.databaseCreated("db-" + i);
            var at = Instant.now().minus(Duration.ofHours(i));
            many.send(kafka, database);
            many.send(kafka, used(database.databaseId(), i % 2 == 0 ? "read" : "create"), at);
            many.send(kafka, new DatabaseSampled(many.id().value(), database.databaseId(), 1, 10, 100, 10, 0), at);
        }
        many.send(kafka, many.databaseCreated("last"));
    }

    @BeforeEach
    void awaitAll() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> few.activity().statusCode() == 200
                        && many.activity().asString().contains("\"last\""));
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stats",
                "usage?period=day",
                "usage?period=month",
                "time-series?metric=requests&period=hour&range=30d",
                "time-series?metric=bandwidth&period=week&range=30d",
                "time-series?metric=storage&period=hour&range=30d",
                "egress-breakdown",
                "activity?limit=200"
            })
    void anAnswerTakesTwo(String answer) {
        assertTwo(few, answer);
        assertTwo(many, answer);
    }

    private static void assertTwo(TestProject project, String answer) {
        var path = "/api/v1/platform/projects/" + project.id().text() + "/" + answer;
        var sent = StatementCount.of(
                () -> project.owner().asking().get(path).then().statusCode(200));
        assertEquals(2, sent.count(), sent.toString());
    }

    private static UsageRecorded used(UUID database, String operation) {
        return new UsageRecorded(many.id().value(), database, operation, 1, 2, 3);
    }
}
