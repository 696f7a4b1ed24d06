package io.groundplan.project.outage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes on while something that the service needs is away. Runs last, so that no other test has to wait. */
@QuarkusTest
@Order(Integer.MAX_VALUE)
class OutagesTest extends ProjectServiceTest {
    private static final Duration FAST = Duration.ofSeconds(5);

    private static final ProjectId NOWHERE = ProjectId.next(Clock.systemUTC());

    private static final String WAITING =
            "select count(*) from outbox where key = ? and topic = 'groundplan.provisioning.requests.v1'";

    private final Client ann = Client.person("ann");

    @Test
    void acceptsWritesWithoutKafkaAndTellsOfThemWhenItIsBack() {
        var before = TestProject.ready(ann);
        TestProject project;
        TestServers.kafka().stop();
        try {
            project = TestProject.created(ann);
            ann.patch(before.path(), "{\"name\":\"Renamed\"}").then().statusCode(200);
            ann.get(project.path()).then().statusCode(200).body("project.state", is("provisioning"));
            RestAssured.get("/q/health/ready").then().statusCode(200);
            assertEquals(1L, ServiceDatabase.value(WAITING, project.uuid().toString()));
        } finally {
            TestServers.kafka().start();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> FakeWorker.requested(project.job()) != null);
        project.completed(project.job());
        ann.get(project.path()).then().body("project.state", is("ready"));
    }

    @Test
    void answers503FastWithoutItsDatabaseAndRecoversByItself() {
        var project = TestProject.ready(ann);
        var key = TestKey.ofOrganization(ann, "projects:read").client();
        TestServers.postgres().stop();
        try {
            unavailable(Door.DATABASE, () -> key.get("/v1/projects"));
            Door.served().forEach(this::isUnavailable);
            assertRefused(401, Client.anonymous().get("/v1/projects"));
            RestAssured.get("/q/health/live").then().statusCode(200);
            RestAssured.get("/q/health/ready").then().statusCode(503);
        } finally {
            TestServers.postgres().start();
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> ann.get(project.path()).then().statusCode(200));
        key.get("/v1/projects").then().statusCode(200);
        project.completed(project.requested("POST", "credentials/rotate", null));
        Awaitility.await()
                .untilAsserted(() -> RestAssured.get("/q/health/ready").then().statusCode(200));
    }

    private void isUnavailable(Door door) {
        var at = ProjectsAt.of(door);
        var person = ann.at(door);
        unavailable(door, () -> person.get(at.list(ann)));
        unavailable(door, () -> at.get(ann, NOWHERE));
        unavailable(door, () -> at.create(ann, "Shop"));
        unavailable(door, () -> at.create(ann.with("Idempotency-Key", "k"), "Shop"));
        unavailable(door, () -> at.rename(ann, NOWHERE, "Other"));
        unavailable(door, () -> at.delete(ann, NOWHERE));
    }

    private static void unavailable(Door door, Supplier<Response> request) {
        var started = Instant.now();
        var answer = request.get();
        var took = Duration.between(started, Instant.now());
        assertRefused(door, 503, answer);
        answer.then().header("Retry-After", not(nullValue()));
        assertTrue(took.compareTo(FAST) < 0, "answered after " + took);
    }
}
