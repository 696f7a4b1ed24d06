package io.groundplan.project.internal;

import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.surface.Client;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** What other services ask about roles. */
@QuarkusTest
class RolesForServicesTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void tellsTheEffectiveRoleAndTheTeam() {
        var project = TestProject.created(ann);
        var bob = Client.person("bob");
        Members.inProject(project, bob, "member");
        var team = TeamId.parse(ann.organization()).orElseThrow().value().toString();

        role(project.uuid(), ann)
                .then()
                .statusCode(200)
                .body("role", is("owner"))
                .body("teamId", is(team));
        role(project.uuid(), bob).then().statusCode(200).body("role", is("member"));
        role(project.uuid(), Client.person("stranger"))
                .then()
                .statusCode(200)
                .body("role", nullValue())
                .body("teamId", is(team));
    }

    @Test
    void doesNotKnowAProjectThatIsGone() {
        var project = TestProject.ready(ann);
        project.completed(project.requested("DELETE", "", null));

        role(project.uuid(), ann).then().statusCode(404);
        role(UUID.randomUUID(), ann).then().statusCode(404);
    }

    private static Response role(UUID project, Client person) {
        return Client.withHeader("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL)
                .request()
                .get("/internal/projects/" + project + "/roles/" + person.user().value());
    }
}
