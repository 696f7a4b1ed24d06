package io.groundplan.membership;

import java.time.Clock;
import java.time.Duration;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.testkit.net.Outage;
import io.groundplan.testkit.race.AtOnce;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes on while project-service is away, in each of the ways in which it can be. */
@QuarkusTest
class ProjectServiceOutageTest extends MembershipServiceTest {
    private static final String AWAY = "groundplan_peer_away{peer=\"project-service\"";
    /** As many as are looked at before a peer is left alone. */
    private static final int ENOUGH = 4;

    private Person ann;
    private Person bob;

    @BeforeEach
    void begin() {
        ann = Person.known("Ann");
        bob = Person.known("Bob");
    }

    @AfterEach
    void back() {
        FakeProjects.back();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKnownIsServedAndWhatIsNotIsUnavailable(Outage how) {
        var project = TestProject.of(ann);
        project.add(bob, "viewer").then().statusCode(201);
        var untold = TestProject.of(ann);
        FakeProjects.away(how);
        int asked = FakeProjects.questions();
        ann.put(project.member(bob), "{\"role\":\"member\"}").then().statusCode(200);
        bob.get(project.members()).then().statusCode(200);
        assertEquals("member", project.roleOf(bob));
        assertEquals(asked, FakeProjects.questions(), "nobody is asked about what is known");
        assertUnavailable(ann.get(untold.members()));
        FakeProjects.back();
        ann.get(untold.members()).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWaitsForAServiceThatIsAwayAndItIsFoundAgainByItself(Outage how) {
        FakeProjects.away(how);
        AtOnce.times(ENOUGH, i -> ann.get(unknown())).forEach(ProjectServiceOutageTest::assertUnavailable);
        int asked = FakeProjects.questions();
        AtOnce.times(ENOUGH, i -> ann.get(unknown())).forEach(ProjectServiceOutageTest::assertUnavailable);
        assertEquals(asked, FakeProjects.questions(), "refused without asking");
        assertTrue(Metrics.line(AWAY).endsWith(" 1.0"), Metrics.line(AWAY));
        FakeProjects.backUnnoticed();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> ann.get(unknown()).statusCode() == 404);
        assertTrue(Metrics.line(AWAY).endsWith(" 0.0"), Metrics.line(AWAY));
    }

    @Test
    void refusalsAreAnswersAndKeepNobodyFromAsking() {
        AtOnce.times(2 * ENOUGH, i -> ann.get(unknown()))
                .forEach(answer -> answer.then().statusCode(404));
        ann.get(TestProject.of(ann).members()).then().statusCode(200);
    }

    @Test
    void aTransferWhoseAnswerCannotBeShownChangesNothing() {
        var project = TestProject.of(ann);
        project.add(bob, "admin").then().statusCode(201);
        FakeProjects.away(Outage.HANGING);
        // the answer shows the project, which only project-service has: nothing is changed without it
        assertUnavailable(project.transferredBy(ann, bob));
        assertEquals("owner", project.roleOf(ann));
    }

    @Test
    void failuresAreCounted() {
        FakeProjects.away(Outage.FAILING);
        assertUnavailable(ann.get(unknown()));
        var counted = RestAssured.get("/q/metrics").asString();
        assertTrue(
                counted.lines()
                        .anyMatch(line -> line.startsWith("groundplan_peer_questions_total{")
                                && line.contains("outcome=\"failed\"")
                                && line.contains("peer=\"project-service\"")),
                counted);
    }

    private static String unknown() {
        return "/api/v1/projects/" + ProjectId.next(Clock.systemUTC()).value() + "/members";
    }

    private static void assertUnavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .header("Retry-After", equalTo("1"))
                .body("success", equalTo(false))
                .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
    }
}
