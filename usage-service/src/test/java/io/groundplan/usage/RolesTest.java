package io.groundplan.usage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.groundplan.contracts.event.MembershipEvent.MemberAdded;
import io.groundplan.contracts.event.MembershipEvent.TeamMemberAdded;
import io.groundplan.contracts.event.ProjectEvent.ProjectDeleted;
import io.groundplan.testkit.kafka.KafkaSend;
import io.groundplan.testkit.quarkus.GroundplanTestResource;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Who may do what: every operation of the published document, tried by everyone from nobody to the owner. */
@QuarkusTest
@QuarkusTestResource(GroundplanTestResource.class)
@QuarkusTestResource(FakeServices.class)
class RolesTest {
    /** From the weakest on. */
    private static final List<String> ROLES = List.of("viewer", "member", "admin", "owner");

    private static final String UNKNOWN = "prj_00000000000000000000";

    private static KafkaSend kafka;
    private static TestProject project;

    /** An operation, the weakest role that may do it, and a body that it accepts. */
    record Line(String method, String path, String role, String contentType, String body) {
        Response ask(RequestSpecification caller, String project) {
            if (!body.isEmpty()) {
                caller.contentType(contentType).body(body);
            }
            return caller.request(method, path.replace("{projectId}", project));
        }

        boolean isFor(String held) {
            return ROLES.indexOf(held) >= ROLES.indexOf(role);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @BeforeAll
    static void tell() {
        kafka = KafkaSend.open(TestServers.kafka().bootstrapServers());
        project = TestProject.next();
        project.send(kafka, project.created());
        // who is asked about a role that is too low knows the project, and no role that is higher
        FakeServices.tell(project.id(), project.team());
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    /** The last column may hold commas. */
    static List<Line> lines() throws IOException {
        try (var in = RolesTest.class.getResourceAsStream("/roles/platform.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> (line + ",,").split(",", 5))
                    .map(cells -> new Line(cells[0], cells[1], cells[2], cells[3], cells[4].replaceAll(",+$", "")))
                    .toList();
        }
    }

    @Test
    void hasALineForEveryOperation() throws IOException {
        Map<String, Map<String, Object>> paths =
                RestAssured.get("/openapi/platform.json").path("paths");
        var operations = paths.entrySet().stream()
                .flatMap(path -> path.getValue().keySet().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(operations, lines().stream().map(Line::toString).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whoProvesNothingIsRefused(Line line) {
        assertAll(Stream.<RequestSpecification>of(
                        Person.platform(),
                        Person.platform().auth().oauth2("not.a.token"),
                        Person.platform().header("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL))
                .map(caller -> () -> assertError(line.ask(caller, project.id().text()), 401, "UNAUTHORIZED")));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aStrangerIsForbidden(Line line) {
        var stranger = Person.named("Stranger");
        FakeServices.tell(project.id(), stranger.id(), null);
        assertError(line.ask(stranger.asking(), project.id().text()), 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void theOwnerMayDoEverything(Line line) {
        awaitHeard(project.owner());
        assertAllowed("owner", line, project.owner());
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aRoleInTheProjectIsEnoughOrNot(Line line) {
        for (var role : ROLES) {
            var person = Person.named(role);
            project.send(
                    kafka,
                    new MemberAdded(
                            project.id().value(), UUID.randomUUID(), person.id().value(), role));
            awaitHeard(person);
            assertRole(role, line, person);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aRoleInTheTeamIsTheSame(Line line) {
        for (var role : ROLES) {
            var person = Person.named(role);
            var added = new TeamMemberAdded(project.team().value(), person.id().value(), role);
            kafka.event(
                    project.team().value().toString(), project.envelope(added, person.actor(), Instant.now()), added);
            awaitHeard(person);
            assertRole(role, line, person);
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void whatIsUnknownOrMalformedIsNotFound(Line line) {
        var person = Person.named("Grace");
        for (var id : List.of(TestProject.next().id().text(), UNKNOWN, "7", UNKNOWN.toUpperCase(Locale.ROOT))) {
            assertError(line.ask(person.asking(), id), 404, "PROJECT_NOT_FOUND");
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aDeletedProjectIsNotFoundEvenByItsOwner(Line line) {
        var gone = TestProject.next();
        gone.send(kafka, gone.created());
        gone.send(kafka, new ProjectDeleted(gone.id().value(), "Shop"));
        var after = TestProject.next();
        kafka.event(gone.key(), after.envelope(after.created(), after.owner().actor(), Instant.now()), after.created());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> after.activity().statusCode() == 200);
        assertError(line.ask(gone.owner().asking(), gone.id().text()), 404, "PROJECT_NOT_FOUND");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everyFormOfTheIdIsAccepted(Line line) {
        awaitHeard(project.owner());
        for (var id : List.of(project.id().value().toString(), project.id().hex())) {
            assertEquals(
                    line.ask(project.owner().asking(), project.id().text()).statusCode(),
                    line.ask(project.owner().asking(), id).statusCode());
        }
    }

    private static void assertRole(String role, Line line, Person person) {
        if (line.isFor(role)) {
            assertAllowed(role, line, person);
        } else {
            assertError(line.ask(person.asking(), project.id().text()), 403, "FORBIDDEN");
        }
    }

    private static void assertAllowed(String role, Line line, Person person) {
        var answer = line.ask(person.asking(), project.id().text());
        assertFalse(answer.statusCode() >= 300, () -> role + ": " + line + " " + answer.asString());
    }

    private static void assertError(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType("application/json")
                .body("success", equalTo(false))
                .body("error.code", equalTo(code));
    }

    /** Until the event has arrived, the person is unknown to project-service too; everyone here may read. */
    private static void awaitHeard(Person person) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> person.of(project.id(), "activity").statusCode() == 200);
    }
}
