package io.groundplan.project.caller;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

/** Where a person's role comes from; what each role is for is asked of every surface elsewhere. */
@QuarkusTest
class RolesTest extends ProjectServiceTest {
    private final Client owner = Client.person("owner");

    @Test
    void givesADirectRoleNothingOfTheOrganization() {
        var project = TestProject.ready(owner);
        var person = Client.person("admin");
        Members.inProject(project, person, "admin");

        person.get("/v1/projects").then().body("projects.id", hasItem(project.id()));
        assertRefused(404, person.get("/v1/organizations/" + owner.organization() + "/api-keys"));
        assertRefused(404, person.get("/v1/projects?organization_id=" + owner.organization()));
    }

    @Test
    void takesTheHigherOfTwoRoles() {
        var team = Members.newTeam();
        Members.inTeam(team, owner, "owner");
        var project = teamProject(team, owner);
        var person = Client.person("both");
        Members.inTeam(team, person, "viewer");
        assertRefused(403, person.patch(project.path(), "{\"name\":\"No\"}"));

        Members.inProject(project, person, "admin");

        person.patch(project.path(), "{\"name\":\"Yes\"}").then().statusCode(200);
        person.get(project.path()).then().body("project.name", is("Yes"));
    }

    @Test
    void doesNotBelieveAnOlderReportOfARole() {
        var project = TestProject.ready(owner);
        var person = Client.person("promoted");
        Members.reported(project, person, "admin", 2);

        Members.reported(project, person, "viewer", 1);

        // events of one project arrive in order: when this one has, so have the others
        Members.inProject(project, Client.person("marker"), "viewer");
        person.patch(project.path(), "{\"name\":\"Yes\"}").then().statusCode(200);
    }

    @Test
    void leavesThePlanToTheOwnersOfTheTeam() {
        var team = Members.newTeam();
        var admin = Client.person("admin");
        Members.inTeam(team, admin, "admin");
        var project = teamProject(team, admin);

        assertRefused(403, admin.patch(project.path(), "{\"plan\":\"business\"}"));
        admin.patch(project.path(), "{\"name\":\"Mine\"}").then().statusCode(200);
        admin.delete(project.path()).then().statusCode(202);
    }

    private static TestProject teamProject(TeamId team, Client creator) {
        return TestProject.ready(
                creator, "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}");
    }
}
