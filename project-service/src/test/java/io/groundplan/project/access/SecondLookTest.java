package io.groundplan.project.access;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Client;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubMembership;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.is;

/** What membership-service knows counts before its events have arrived. */
@QuarkusTest
class SecondLookTest extends ProjectServiceTest {
    private static final String RENAMED = "{\"name\":\"Renamed\"}";

    private final Client bob = Client.person("bob");
    private TestProject project;

    @BeforeEach
    void begin() {
        project = TestProject.ready(Client.person("ann"));
    }

    @AfterEach
    void back() {
        StubMembership.away(false);
    }

    @Test
    void whoWasAddedAMomentAgoReadsAtOnce() {
        bob.get(project.path()).then().statusCode(404);
        StubMembership.tells(project.uuid(), bob, "viewer", null);
        bob.get(project.path()).then().statusCode(200);
        bob.patch(project.path(), RENAMED).then().statusCode(403);
        StubMembership.tells(project.uuid(), bob, "admin", null);
        bob.patch(project.path(), RENAMED).then().statusCode(200);
    }

    @Test
    void aRoleInTheTeamCountsTheSame() {
        StubMembership.tells(project.uuid(), bob, null, "admin");
        bob.patch(project.path(), RENAMED).then().statusCode(200);
    }

    @Test
    void aRoleThatWasRaisedAMomentAgoCounts() {
        Members.inProject(project, bob, "viewer");
        bob.patch(project.path(), RENAMED).then().statusCode(403);
        StubMembership.tells(project.uuid(), bob, "admin", null);
        bob.with("Idempotency-Key", "raised")
                .patch(project.path(), RENAMED)
                .then()
                .statusCode(200);
    }

    @Test
    void whileNobodyCanBeAskedOnlyWhatIsKnownDecides() {
        Members.inProject(project, bob, "viewer");
        StubMembership.away(true);
        bob.get(project.path()).then().statusCode(200);
        bob.patch(project.path(), RENAMED).then().statusCode(403);
        Client.person("stranger").get(project.path()).then().statusCode(503);
        project.owner().get(project.path()).then().statusCode(200);
    }

    @Test
    void aTeamMayBeUsedAsSoonAsItIsThere() {
        var team = Members.newTeam();
        var body = "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}";
        bob.post("/v1/projects", body).then().statusCode(404);
        StubMembership.tellsInTeam(team.value(), bob, "viewer");
        bob.post("/v1/projects", body).then().statusCode(403);
        StubMembership.tellsInTeam(team.value(), bob, "owner");
        bob.post("/v1/projects", body).then().statusCode(202);
        StubMembership.away(true);
        Client.person("stranger").post("/v1/projects", body).then().statusCode(503);
    }

    @Test
    void aStrangerToAKnownTeamIsAskedAboutToo() {
        var team = Members.newTeam();
        Members.inTeam(team, project.owner(), "owner");
        var projects = projectsOf(team);
        bob.get(projects).then().statusCode(403);

        StubMembership.away(true);
        bob.get(projects).then().statusCode(503);
        project.owner().get(projects).then().statusCode(200);

        StubMembership.away(false);
        StubMembership.tellsInTeam(team.value(), bob, "viewer");
        bob.get(projects).then().statusCode(200);
    }

    @Test
    void aRoleInATeamThatIsKnownToBeTooLowDecidesWhileNobodyCanBeAsked() {
        var team = Members.newTeam();
        Members.inTeam(team, bob, "viewer");
        StubMembership.away(true);
        bob.get(projectsOf(team)).then().statusCode(200);
        bob.post("/v1/projects", "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}")
                .then()
                .statusCode(403);
    }

    @Test
    void aTeamIsThereAsSoonAsItIsThereForMembershipService() {
        var team = Members.newTeam();
        bob.get(projectsOf(team)).then().statusCode(404);
        StubMembership.tellsInTeam(team.value(), bob, null);
        bob.get(projectsOf(team)).then().statusCode(403);
    }

    @Test
    void nobodyIsAskedAboutAKey() {
        var other = TestProject.ready(bob);
        var key = TestKey.ofOrganization(bob, "projects:read");
        StubMembership.away(true);
        key.client().get(other.path()).then().statusCode(200);
        key.client().get(project.path()).then().statusCode(404);
    }

    @Test
    void otherServicesAreToldOfItToo() {
        StubMembership.tells(project.uuid(), bob, "viewer", null);
        var path =
                "/internal/projects/" + project.uuid() + "/roles/" + bob.user().value();
        Client.withHeader("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL)
                .request()
                .get(path)
                .then()
                .statusCode(200)
                .body("role", is("viewer"));
    }

    private static String projectsOf(TeamId team) {
        return "/api/v1/platform/projects/team/" + team.text();
    }
}
