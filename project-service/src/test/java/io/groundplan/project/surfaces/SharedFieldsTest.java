package io.groundplan.project.surfaces;

import java.util.List;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.support.FleetProject;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What several surfaces say of one project is the same, and is what the tables hold. */
@QuarkusTest
class SharedFieldsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @TestFactory
    Stream<DynamicTest> hasOneDescription() {
        var project = ProjectsAt.WORKLOAD.created(ann, "Shop");
        return DynamicTest.stream(Stream.of(Door.STUDIO, Door.PLATFORM, Door.WORKLOAD), Door::surface, door -> {
            var at = ProjectsAt.of(door);
            var text = "Described at " + door;
            var body = "{\"name\":\"Shop\",\"projectName\":\"Shop\",\"clientName\":\"Acme\",\"description\":\"" + text
                    + "\"}";
            ann.at(door).call(at.changeMethod(), at.path(project), body).then().statusCode(at.changedStatus());

            ProjectsAt.PLATFORM.get(ann, project).then().body("project.description", is(text));
            ProjectsAt.WORKLOAD.get(ann, project).then().body("description", is(text));
            ProjectsAt.STUDIO
                    .get(ann, project)
                    .then()
                    .body("description", is(text))
                    .body("clientName", is("Acme"));
        });
    }

    @Test
    void countsWhatTheTablesHold() {
        var project = ProjectsAt.DATABASE.created(ann, "Shop");
        var second = new PlatformProject(ann.at(Door.PLATFORM), project.text()).ready("second");
        var key = TestKey.ofProject(ann, new TestProject(ann, project.text(), null), "projects:read");
        ann.delete(key.path()).then().statusCode(200);
        var onPlatform = ann.at(Door.PLATFORM)
                .post(
                        PlatformProject.KEYS,
                        "{\"name\":\"ci\",\"projectId\":\"" + project + "\",\"scopes\":[\"jobs:read\"]}");
        onPlatform.then().statusCode(201);
        var fleet = new FleetProject(ann.at(Door.FLEET), project.value().toString(), null);
        fleet.registered("agents");
        fleet.registered("agents");
        fleet.registered("aggregators");
        var bob = fleet.joined("bob", "viewer");

        ProjectsAt.PLATFORM
                .get(ann, project)
                .then()
                .body("project.databaseCount", is(counted("project_database", project)))
                .body("project.databaseCount", is(2))
                .body("project.apiKeyCount", is(counted("api_key", project)))
                .body("project.apiKeyCount", is(2));
        var platform = ann.at(Door.PLATFORM);
        platform.get(ProjectsAt.PLATFORM.list(ann)).then().body("projects.databaseCount", contains(2));
        platform.get(ProjectsAt.PLATFORM.path(project) + "/databases").then().body("databases.id[0]", is(second));
        ann.get("/v1/projects").then().body("projects.id", contains(project.text()));
        assertFleet(ann, project, 2);
        assertFleet(bob, project, 2);
        var team = List.of(CanonicalId.hex(bob.user().value()));
        ProjectsAt.STUDIO
                .get(ann, project)
                .then()
                .body("manager", is(CanonicalId.hex(ann.user().value())))
                .body("team", is(team));
        ann.at(Door.STUDIO).get("/projects").then().body("[0].team", is(team));
    }

    @Test
    void countsNobodyWhoComesThroughATeam() {
        var team = Members.newTeam();
        Members.inTeam(team, ann, "owner");
        var bob = Client.person("bob");
        Members.inTeam(team, bob, "admin");
        var id = ProjectId.parse(PlatformProject.created(ann, team).id()).orElseThrow();

        assertFleetCounts(ann, id, 1);
        assertFleetCounts(bob, id, 1);
        ProjectsAt.STUDIO.get(bob, id).then().body("team", is(List.of()));
    }

    private static void assertFleet(Client person, ProjectId project, int members) {
        assertEquals(members, counted("project_member", project));
        assertFleetCounts(person, project, members);
        ProjectsAt.FLEET.get(person, project).then().body("agentsCount", is(2)).body("aggregatorsCount", is(1));
        person.at(Door.FLEET)
                .get("/v1/projects")
                .then()
                .body("[0].membersCount", is(members))
                .body("[0].agentsCount", is(2))
                .body("[0].aggregatorsCount", is(1));
    }

    private static void assertFleetCounts(Client person, ProjectId project, int members) {
        ProjectsAt.FLEET.get(person, project).then().body("membersCount", is(members));
    }

    private static int counted(String table, ProjectId project) {
        return ((Number) ServiceDatabase.value(
                        "select count(*) from " + table + " where project_id = ?", project.value()))
                .intValue();
    }
}
