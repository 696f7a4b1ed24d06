package io.groundplan.project.access;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubMembership;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

/** What membership-service knows of teams counts before its events have arrived. */
@QuarkusTest
class SecondLookAtTeamsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");
    private final Client bob = Client.person("bob");
    private final TeamId team = Members.newTeam();

    @AfterEach
    void back() {
        StubMembership.away(false);
    }

    @Test
    void aTeamMayBeUsedAsSoonAsItIsThere() {
        create(bob, 404);
        StubMembership.tellsInTeam(team.value(), bob, "viewer");
        create(bob, 403);
        StubMembership.tellsInTeam(team.value(), bob, "owner");
        create(bob, 202);
        StubMembership.away(true);
        create(ann, 503);
    }

    @Test
    void aStrangerToAKnownTeamIsAskedAboutToo() {
        Members.inTeam(team, ann, "owner");
        list(bob, 403);
        StubMembership.away(true);
        list(bob, 503);
        list(ann, 200);
        StubMembership.away(false);
        StubMembership.tellsInTeam(team.value(), bob, "viewer");
        list(bob, 200);
    }

    @Test
    void aRoleThatIsKnownToBeTooLowDecidesWhileNobodyCanBeAsked() {
        Members.inTeam(team, bob, "viewer");
        StubMembership.away(true);
        list(bob, 200);
        create(bob, 403);
    }

    @Test
    void aTeamExistsAsSoonAsMembershipServiceKnowsIt() {
        list(bob, 404);
        StubMembership.tellsInTeam(team.value(), bob, null);
        list(bob, 403);
        create(bob, 404);
    }

    /** The platform tells strangers that a team exists. */
    private void list(Client person, int status) {
        person.at(Door.PLATFORM)
                .get(PlatformProject.PROJECTS + "/team/" + team.text())
                .then()
                .statusCode(status);
    }

    /** The database surface does not. */
    private void create(Client person, int status) {
        person.post("/v1/projects", "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}")
                .then()
                .statusCode(status);
    }
}
