package io.groundplan.project.fleet;

import java.time.Duration;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.FleetProject;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubWorker;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** How a project shows its caller to themselves. */
@QuarkusTest
class MembershipsTest extends ProjectServiceTest {
    private static final List<String> ALL = List.of("create:*", "read:*", "update:*", "delete:*");

    private final Client ann = Client.person("ann").at(Door.FLEET);

    @ParameterizedTest
    @CsvSource({"admin, admin, 4", "member, '', 2", "viewer, '', 1"})
    void eachRoleHasItsNameAndPermissions(String role, String name, int permissions) {
        var project = FleetProject.created(ann);
        var bob = project.joined("bob", role);
        var held = permissions == 4 ? ALL : List.of("create:*", "read:*").subList(2 - permissions, 2);

        bob.get(project.path())
                .then()
                .statusCode(200)
                .body("membership.roles", is(name.isEmpty() ? List.of() : List.of(name)))
                .body("membership.permissions", is(held))
                .body(
                        "membership.id",
                        is(MemberId.of(new ProjectId(project.uuid()), bob.user())
                                .value()
                                .toString()));
    }

    @Test
    void whoComesThroughTheTeamIsNotCountedAndSeesTheirEffectiveRole() {
        var team = Members.newTeam();
        Members.inTeam(team, ann, "owner");
        var dave = Client.person("dave").at(Door.FLEET);
        Members.inTeam(team, dave, "admin");
        var project = TestProject.created(
                ann.at(Door.DATABASE), "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}");

        var seen = dave.get(project.path());
        seen.then()
                .statusCode(200)
                .body("membersCount", is(1))
                .body("membership.roles", is(List.of("admin")))
                .body("membership.permissions", is(ALL))
                .body("membership.createdAt", is(seen.<String>path("createdAt")));
        dave.get("/v1/projects").then().body("membership.roles", is(List.of(List.of("admin"))));
    }

    @Test
    void thePersonIsAsTheirTokenAndTheDirectorySay() {
        var project = FleetProject.created(ann);

        ann.get(project.path())
                .then()
                .body("membership.user.id", is(ann.user().value().toString()))
                .body("membership.user.email", is(ann.email()))
                .body("membership.user.name", is("ann"))
                .body("membership.user.avatarURL", nullValue())
                .body("membership.user.createdAt", is("2024-01-15T10:30:00.000Z"))
                .body("membership.user.updatedAt", is("2024-02-15T10:30:00.250Z"));
    }

    @Test
    void withoutTheDirectoryThePersonIsLeftOutUntilItAnswers() {
        var bob = Client.person("bob").at(Door.FLEET);
        StubWorker.directoryKnows(bob.user(), false);
        var project = FleetProject.created(bob);
        bob.get(project.path()).then().statusCode(200).body("membership.user", nullValue());
        bob.get("/v1/projects").then().statusCode(200).body("[0].membership.user", nullValue());

        StubWorker.directoryKnows(bob.user(), true);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> bob.get(project.path()).then().body("membership.user.createdAt", notNullValue()));

        // what was once heard is kept
        StubWorker.directoryKnows(bob.user(), false);
        bob.get(project.path()).then().body("membership.user.createdAt", notNullValue());
    }
}
