package io.groundplan.project.fleet;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.project.support.FleetProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Agents and aggregators, which have the same rules. */
@QuarkusTest
class RegistrationsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann").at(Door.FLEET);
    private FleetProject project;

    @BeforeEach
    void createProject() {
        project = FleetProject.created(ann);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents", "aggregators"})
    void whatIsRegisteredIsListedNewestFirstUntilItIsDeleted(String plural) {
        var first = ann.post(project.path(plural), "{\"name\":\"edge\",\"type\":\"fluentbit\",\"version\":\"3.2.4\"}");
        first.then().statusCode(201).body("name", is("edge")).body("createdAt", matchesPattern(".*\\.\\d{3}Z"));
        var second = ann.post(project.path(plural), "{\"name\":\"edge\",\"type\":\"\",\"version\":null}");
        second.then().statusCode(201);

        var listed = ann.get(project.path(plural));
        listed.then()
                .statusCode(200)
                .body("id", is(List.of(second.path("id"), first.path("id"))))
                .body("[1].type", is("fluentbit"))
                .body("[1].version", is("3.2.4"));
        assertEquals(
                List.of("id", "name", "createdAt"),
                List.copyOf(listed.jsonPath().getMap("[0]").keySet()));

        ann.delete("/v1/" + plural + "/" + first.path("id"))
                .then()
                .statusCode(200)
                .body("deleted", is(true))
                .body("deletedAt", matchesPattern(".*\\.\\d{3}Z"));
        assertRefused(404, ann.delete("/v1/" + plural + "/" + first.path("id")));
        ann.get(project.path(plural)).then().body("id", is(List.of(second.<String>path("id"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents", "aggregators"})
    void viewersReadMembersRegisterAndAdminsDelete(String plural) {
        var thing = project.registered(plural);
        var viewer = project.joined("vic", "viewer");
        var member = project.joined("mia", "member");
        var stranger = Client.person("stranger").at(Door.FLEET);
        var path = "/v1/" + plural + "/" + thing;

        assertNothingChanges(() -> {
            viewer.get(project.path(plural)).then().statusCode(200);
            assertRefused(403, viewer.post(project.path(plural), "{\"name\":\"edge\"}"));
            assertRefused(403, viewer.delete(path));
            assertRefused(403, member.delete(path));
            assertRefused(404, stranger.get(project.path(plural)));
            assertRefused(404, stranger.post(project.path(plural), "{\"name\":\"edge\"}"));
            var hidden = stranger.delete(path);
            assertRefused(404, hidden);
            assertEquals(
                    hidden.asString(), stranger.delete("/v1/" + plural + "/x").asString());
        });
        member.post(project.path(plural), "{\"name\":\"edge\"}").then().statusCode(201);
        project.joined("abe", "admin").delete(path).then().statusCode(200);
    }

    @Test
    void anAgentIsNoAggregator() {
        var agent = project.registered("agents");
        var aggregator = project.registered("aggregators");

        assertNothingChanges(() -> {
            assertRefused(404, ann.delete("/v1/aggregators/" + agent));
            assertRefused(404, ann.delete("/v1/agents/" + aggregator));
        });
        ann.get(project.path("agents")).then().body("id", is(List.of(agent)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agents", "aggregators"})
    void refusesWhatIsNoRegistration(String plural) {
        assertNothingChanges(() -> {
            for (var body : List.of(
                    "{}",
                    "{\"name\":\"\"}",
                    "{\"name\":\"edge\",\"type\":1}",
                    "{\"name\":\"edge\",\"version\":\"" + "9".repeat(101) + "\"}",
                    "{\"name\":\"" + "n".repeat(101) + "\"}")) {
                assertRefused(400, ann.post(project.path(plural), body));
            }
        });
    }

    @Test
    void ofManyDeletionsAtOnceOneDeletes() {
        var agent = project.registered("agents");
        var statuses = AtOnce.times(8, i -> ann.delete("/v1/agents/" + agent).statusCode());

        assertEquals(1, statuses.stream().filter(status -> status == 200).count());
        assertEquals(7, statuses.stream().filter(status -> status == 404).count());
    }

    @Test
    void nothingIsLeftOfRegistrationsThatRaceWithTheEndOfTheProject() {
        AtOnce.times(
                8,
                i -> i == 3
                        ? ann.delete(project.path()).statusCode()
                        : project.program()
                                .post(project.path("agents"), "{\"name\":\"edge\"}")
                                .statusCode());

        assertEquals(
                0L, ServiceDatabase.value("select count(*) from registration where project_id = ?", project.uuid()));
    }
}
