package io.groundplan.usage.messaging;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.usage.FakeServices;
import io.groundplan.usage.SentUsage;
import io.groundplan.usage.UsageTables;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** While the database is slow or away, usage waits in Kafka; then it is counted, without anybody doing anything. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class BackpressureTest {
    private static final int EVENTS = 300;

    private static KafkaSend kafka;

    private final ProjectId project = ProjectId.next(Clock.systemUTC());
    private final List<SentUsage> usages =
            IntStream.range(0, EVENTS).mapToObj(i -> SentUsage.of(project)).toList();

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @Test
    void whileTheDatabaseIsAwayUsageWaitsAndTheServiceLives() throws Exception {
        TestServers.postgres().stop();
        try {
            usages.forEach(usage -> usage.send(kafka));
            get("/q/health/live").then().statusCode(200);
            assertTrue(Replicas.lag(UsageEventConsumer.GROUP) >= EVENTS);
        } finally {
            TestServers.postgres().start();
        }
        awaitCounted();
    }

    @Test
    void aTableThatIsLockedHoldsUpCountingOnly() throws Exception {
        Replicas.awaitEndOfTopic(UsageEventConsumer.GROUP);
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (var connection = TestServers.postgres().connect(url.substring(url.lastIndexOf('/') + 1))) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table usage_day in exclusive mode");
            usages.forEach(usage -> usage.send(kafka));
            awaitSomebodyWaiting();
            get("/q/health/live").then().statusCode(200);
            get("/q/health/ready").then().statusCode(200);
            assertTrue(Replicas.lag(UsageEventConsumer.GROUP) >= EVENTS);
            assertEquals("{}", UsageTables.sums(List.of(project)).toString());
            connection.rollback();
        }
        awaitCounted();
    }

    private static void awaitSomebodyWaiting() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(BackpressureTest::isSomebodyWaiting);
    }

    private static boolean isSomebodyWaiting() throws SQLException {
        try (var admin = TestServers.postgres().connect("postgres");
                var statement = admin.createStatement();
                var result = statement.executeQuery(
                        "select exists (select from pg_locks where not granted and locktype = 'relation')")) {
            result.next();
            return result.getBoolean(1);
        }
    }

    private void awaitCounted() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertEquals(
                        EVENTS,
                        UsageTables.sums(List.of(project)).entrySet().stream()
                                .filter(sum -> sum.getKey().startsWith("day "))
                                .mapToLong(sum -> Long.parseLong(sum.getValue().split(" ")[0]))
                                .sum()));
        Replicas.awaitEndOfTopic(UsageEventConsumer.GROUP);
    }
}
