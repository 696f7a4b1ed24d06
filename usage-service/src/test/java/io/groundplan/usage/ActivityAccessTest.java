package io.groundplan.usage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.event.ProjectEvent.ProjectCreated;
import io.groundplan.contracts.event.ProjectEvent.ProjectDeleted;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.token.TokenRequest;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class ActivityAccessTest {
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

    @Test
    void onlyAGoodTokenIsACredentialHere() {
        var tokens = TestServers.tokens();
        assertRefused(Person.platform());
        assertRefused(Person.platform().auth().oauth2("not.a.token"));
        assertRefused(Person.platform().header("X-API-Key", "capy_live_key_secret"));
        assertRefused(Person.platform().header("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL));
        assertRefused(Person.platform()
                .auth()
                .oauth2(tokens.token(TokenRequest.of("ada@example.com").expiringIn(Duration.ZERO))));
        assertRefused(Person.platform()
                .auth()
                .oauth2(tokens.token(TokenRequest.of("ada@example.com").withAudience("elsewhere"))));
    }

    @Test
    void theOwnerIsKnownFromTheEventOfTheProject() {
        project.send(kafka, project.created());
        awaitStatus(project.owner(), 200);
        assertEquals(0, questionsDuring(project::activity));
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner", "admin", "member", "viewer"})
    void everyRoleInTheProjectMayRead(String role) {
        project.send(kafka, project.created());
        project.send(
                kafka,
                new MemberAdded(
                        project.id().value(), UUID.randomUUID(), guest.id().value(), role));
        awaitStatus(guest, 200);
    }

    @Test
    void aRoleInTheTeamIsARoleInItsProjects() {
        project.send(kafka, project.created());
        var added = new TeamMemberAdded(project.team().value(), guest.id().value(), "viewer");
        kafka.event(project.team().value().toString(), project.envelope(added, guest.actor(), Instant.now()), added);
        awaitStatus(guest, 200);
    }

    @Test
    void aPersonalTeamIsItsPersonsBeforeAnyEventSaysSo() {
        var inPersonalTeam = new TestProject(project.id(), TeamId.personalOf(guest.id()), project.owner());
        inPersonalTeam.send(kafka, inPersonalTeam.created());
        awaitStatus(guest, 200);
    }

    @Test
    void aStrangerIsForbidden() {
        project.send(kafka, project.created());
        awaitStatus(project.owner(), 200);
        FakeServices.tell(project.id(), guest.id(), null);
        assertError(guest.activityOf(project.id().text()), 403, "FORBIDDEN");
    }

    @Test
    void whatNoEventHasToldYetProjectServiceIsAskedOnce() {
        FakeServices.tell(project.id(), guest.id(), "viewer");
        assertEquals(1, questionsDuring(() -> {
            guest.activityOf(project.id().text()).then().statusCode(200);
            guest.activityOf(project.id().text()).then().statusCode(200);
        }));
    }

    @Test
    void aRoleThatIsTakenAwayEndsWithinTwoSeconds() {
        FakeServices.tell(project.id(), guest.id(), "viewer");
        guest.activityOf(project.id().text()).then().statusCode(200);
        FakeServices.tell(project.id(), guest.id(), null);
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> guest.activityOf(project.id().text()).statusCode() == 403);
    }

    @Test
    void aRefusalIsNotRemembered() {
        FakeServices.tell(project.id(), guest.id(), null);
        assertError(guest.activityOf(project.id().text()), 403, "FORBIDDEN");
        FakeServices.tell(project.id(), guest.id(), "member");
        guest.activityOf(project.id().text()).then().statusCode(200);
    }

    @Test
    void anUnknownProjectIsNotFound() {
        assertError(guest.activityOf(project.id().text()), 404, "PROJECT_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"prj_nonsense", "PRJ_00000000000000000000", "usr_00000000000000000000", "7"})
    void aMalformedIdIsNotFound(String id) {
        assertError(guest.activityOf(id), 404, "PROJECT_NOT_FOUND");
    }

    @Test
    void everyFormOfTheIdIsAccepted() {
        project.send(kafka, project.created());
        awaitStatus(project.owner(), 200);
        project.owner().activityOf(project.id().value().toString()).then().statusCode(200);
        project.owner().activityOf(project.id().hex()).then().statusCode(200);
    }

    @Test
    void aDeletedProjectIsNotFoundAndNoReplayBringsItBack() {
        project.send(kafka, project.created());
        awaitStatus(project.owner(), 200);
        project.send(kafka, new ProjectDeleted(project.id().value(), "Shop"));
        awaitStatus(project.owner(), 404);
        project.send(kafka, project.created());
        var later = TestProject.next();
        kafka.event(
                project.key(), later.envelope(later.created(), later.owner().actor(), Instant.now()), later.created());
        awaitStatus(later.owner(), later, 200);
        assertError(project.activity(), 404, "PROJECT_NOT_FOUND");
    }

    @Test
    void anEarlierVersionOfARoleDoesNotReplaceALaterOne() {
        project.send(kafka, project.created());
        awaitStatus(project.owner(), 200);
        var again = new ProjectCreated(
                project.id().value(),
                TeamId.next(Clock.systemUTC()).value(),
                guest.id().value(),
                "Grace",
                "Shop",
                "shop");
        project.send(kafka, again);
        project.send(kafka, project.databaseCreated("after"));
        Awaitility.await().until(() -> project.activity().asString().contains("after"));
        FakeServices.tell(project.id(), guest.id(), null);
        assertError(guest.activityOf(project.id().text()), 403, "FORBIDDEN");
    }

    @Test
    void anUnknownRoleIsAnsweredWithUnavailableWhileProjectServiceIsAway() {
        FakeServices.unreachable(true);
        try {
            var answer = guest.activityOf(project.id().text());
            assertError(answer, 503, "SERVICE_UNAVAILABLE");
            assertEquals("1", answer.header("Retry-After"));
        } finally {
            FakeServices.unreachable(false);
        }
        assertError(guest.activityOf(project.id().text()), 404, "PROJECT_NOT_FOUND");
    }

    @Test
    void onlyJsonIsProducedAndOnlyGetIsServed() {
        var path = "/api/v1/platform/projects/" + project.id().text() + "/activity";
        assertError(Person.platform().accept("text/html").get(path), 406, "NOT_ACCEPTABLE");
        assertError(given().delete(path), 405, "METHOD_NOT_ALLOWED");
        assertError(get(path + "/more"), 404, "NOT_FOUND");
    }

    private void assertRefused(RequestSpecification caller) {
        var answer = caller.get("/api/v1/platform/projects/" + project.id().text() + "/activity");
        assertError(answer, 401, "UNAUTHORIZED");
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
    }

    private static void assertError(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("success", equalTo(false))
                .body("error.code", equalTo(code));
    }

    private void awaitStatus(Person reader, int status) {
        awaitStatus(reader, project, status);
    }

    /** Until the event has arrived, the reader is unknown to project-service too. */
    private static void awaitStatus(Person reader, TestProject of, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> reader.activityOf(of.id().text()).statusCode() == status);
    }

    private static int questionsDuring(Runnable requests) {
        int before = FakeServices.questions();
        requests.run();
        return FakeServices.questions() - before;
    }
}
