package io.groundplan.usage;

import java.time.Duration;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.net.Outage;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes on while the services that are asked for roles are away, in each of the ways in which they can be. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class ProjectServiceOutageTest {
    private static final String AWAY = "groundplan_peer_away{peer=\"project-service\"";
    /** As many as are looked at before a peer is left alone. */
    private static final int ENOUGH = 4;

    private static KafkaSend kafka;

    private final TestProject project = TestProject.next();
    private final Person guest = Person.named("Grace");

    @BeforeAll
    static void connect() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @AfterEach
    void back() {
        FakeServices.back();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsKnownReadsAndWhoIsNotIsToldToTryAgain(Outage how) {
        project.send(kafka, project.created());
        FakeServices.tell(project.id(), guest.id(), null);
        Awaitility.await().until(() -> project.activity().statusCode() == 200);
        guest.activityOf(project.id().text()).then().statusCode(403);
        FakeServices.away(how);
        int asked = FakeServices.asked();
        project.activity().then().statusCode(200);
        assertEquals(asked, FakeServices.asked(), "nobody is asked about who is known");
        assertUnavailable(guest.activityOf(project.id().text()));
        assertUnavailable(guest.activityOf(TestProject.next().id().text()));
        FakeServices.back();
        guest.activityOf(project.id().text()).then().statusCode(403);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWaitsForAServiceThatIsAwayAndItIsFoundAgainByItself(Outage how) {
        var unknown = project.id().text();
        guest.activityOf(unknown).then().statusCode(404);
        FakeServices.away(how);
        IntStream.range(0, ENOUGH).parallel().forEach(i -> assertUnavailable(guest.activityOf(unknown)));
        int asked = FakeServices.asked();
        IntStream.range(0, ENOUGH).forEach(i -> assertUnavailable(guest.activityOf(unknown)));
        assertEquals(asked, FakeServices.asked(), "refused without asking");
        assertTrue(away().endsWith(" 1.0"), away());
        FakeServices.backUnnoticed();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> guest.activityOf(unknown).statusCode() == 404);
        assertTrue(away().endsWith(" 0.0"), away());
    }

    private static String away() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(AWAY))
                .findFirst()
                .orElse("none");
    }

    private static void assertUnavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("success", equalTo(false))
                .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
    }
}
