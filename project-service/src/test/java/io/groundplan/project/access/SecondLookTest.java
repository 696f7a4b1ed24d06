package io.groundplan.project.access;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.FleetProject;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubMembership;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.surface.Client;

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
    void nobodyIsAskedAboutKeysAndProjectTokens() {
        var key = TestKey.ofOrganization(project.owner(), "projects:read").client();
        var another = TestProject.ready(bob);
        var program = FleetProject.created(bob).program();
        var fleet = FleetProject.created(project.owner());
        StubMembership.away(true);
        key.get(project.path()).then().statusCode(200);
        key.get(another.path()).then().statusCode(404);
        program.get(fleet.path()).then().statusCode(404);
        program.get(fleet.path("tokens")).then().statusCode(404);
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
}
