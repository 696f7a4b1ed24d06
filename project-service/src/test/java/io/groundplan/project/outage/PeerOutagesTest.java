package io.groundplan.project.outage;

import java.time.Clock;
import java.time.Duration;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.project.support.StubWorker;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.net.Outage;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What goes on while the services that this one asks are away, in each of the ways in which they can be. */
@QuarkusTest
class PeerOutagesTest extends ProjectServiceTest {
    private static final String AWAY = "groundplan_peer_away{peer=\"membership-service\"";
    /** In the paths of questions about roles; sightings go on by themselves. */
    private static final String ROLES = "/members/";

    /** As many as are looked at before a peer is left alone. */
    private static final int ENOUGH = 4;

    private final Client ann = Client.person("ann");
    private final Client bob = Client.person("bob");

    @AfterEach
    void back() {
        StubWorker.membership().back();
        StubWorker.worker().back();
        CircuitBreakerMaintenance.get().resetAll();
    }

    @ParameterizedTest
    @EnumSource
    void whoIsKnownReadsThroughEveryDoorAndWhoIsNotIsToldToTryAgain(Outage how) {
        var project = TestProject.ready(ann);
        var id = new ProjectId(project.uuid());
        Members.inProject(project, bob, "viewer");
        bob.get(project.path()).then().statusCode(200);
        StubWorker.membership().away(how);
        long asked = StubWorker.membership().askedAbout(ROLES);
        for (var door : Door.served().toList()) {
            ProjectsAt.of(door).get(ann, id).then().statusCode(200);
            ProjectsAt.of(door).get(bob, id).then().statusCode(200);
        }
        assertEquals(asked, StubWorker.membership().askedAbout(ROLES), "nobody is asked about who is known");
        var stranger = Client.person("stranger");
        for (var door : Door.served().toList()) {
            var refused = ProjectsAt.of(door).get(stranger, id);
            assertRefused(door, 503, refused);
            refused.then().header("Retry-After", equalTo("1"));
        }
        bob.patch(project.path(), "{\"name\":\"Renamed\"}").then().statusCode(403);
    }

    @ParameterizedTest
    @EnumSource
    void aFirstRequestGoesOnWithoutTheDirectory(Outage how) {
        StubWorker.membership().away(how);
        var project = TestProject.ready(Client.person("new"));
        project.owner().get(project.path()).then().statusCode(200);
    }

    @ParameterizedTest
    @EnumSource
    void nobodyWaitsForAServiceThatIsAwayAndItIsFoundAgainByItself(Outage how) {
        var project = TestProject.ready(ann);
        bob.get(project.path()).then().statusCode(404);
        StubWorker.membership().away(how);
        AtOnce.times(ENOUGH, i -> bob.get(project.path()))
                .forEach(answer -> answer.then().statusCode(503));
        long asked = StubWorker.membership().askedAbout(ROLES);
        AtOnce.times(ENOUGH, i -> bob.get(project.path()))
                .forEach(answer -> answer.then().statusCode(503));
        assertEquals(asked, StubWorker.membership().askedAbout(ROLES), "refused without asking");
        assertTrue(away().endsWith(" 1.0"), away());
        StubWorker.membership().back();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> bob.get(project.path()).statusCode() == 404);
        assertTrue(away().endsWith(" 0.0"), away());
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheWorkerWhatItOnceToldCounts(Outage how) {
        var project = TestProject.ready(ann);
        StubWorker.worker().away(how);
        assertUnavailable(ann.get(project.path("extensions")));
        assertUnavailable(ann.get(project.path("extensions")));
        TestProject.ready(ann);
        ann.get(project.path()).then().statusCode(200);
        ann.get("/v1/projects/" + ProjectId.next(Clock.systemUTC()).text())
                .then()
                .statusCode(404);
    }

    private static void assertUnavailable(Response answer) {
        assertRefused(503, answer);
        answer.then().header("Retry-After", equalTo("1"));
    }

    private static String away() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(AWAY))
                .findFirst()
                .orElse("none");
    }
}
