package io.groundplan.project.caller;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Client;
import io.groundplan.project.support.Members;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubWorker;
import io.groundplan.project.support.TestProject;

import static io.groundplan.project.support.Refusals.assertRefused;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** What a person needs for each operation, by whichever way they have their role. */
@QuarkusTest
class RolesTest extends ProjectServiceTest {
    private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403, 404);
    private static final List<String> ROLES = List.of("viewer", "member", "admin", "owner");

    private final Client owner = Client.person("owner");

    @Test
    void allowsEachRoleInATeamWhatItIsFor() {
        var team = Members.newTeam();
        Members.inTeam(team, owner, "owner");
        var project = teamProject(team, owner);
        for (var role : ROLES) {
            var person = Client.person(role);
            Members.inTeam(team, person, role);
            var key = ownersKey(team);
            for (var template : Stream.concat(Operations.ofOrganizations().stream(), Operations.all().stream())
                    .toList()) {
                check(person, role, template.at(project.id(), project.job(), organization(team), key));
            }
        }
    }

    @Test
    void allowsEachRoleInAProjectWhatItIsFor() {
        var project = TestProject.ready(owner);
        StubWorker.enabled(project.read().getString("database_name"), "hstore");
        for (var role : List.of("viewer", "member", "admin")) {
            var person = Client.person(role);
            Members.inProject(project, person, role);
            Operations.all()
                    .forEach(operation -> check(
                            person, role, operation.at(project.id(), project.job(), owner.organization(), "key_0")));
            person.get("/v1/projects").then().body("projects.id", hasItem(project.id()));
            assertRefused(404, person.get("/v1/organizations/" + owner.organization() + "/api-keys"));
        }
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

    private void check(Client person, String role, Operations operation) {
        var answer = person.call(operation.method(), operation.path(), operation.body());
        if (ROLES.indexOf(role) >= ROLES.indexOf(operation.role())) {
            assertFalse(
                    NOT_ALLOWED.contains(answer.statusCode()),
                    role + ": " + operation + " answered " + answer.statusCode() + " " + answer.asString());
        } else {
            assertRefused(403, answer);
        }
    }

    private static TestProject teamProject(TeamId team, Client creator) {
        var project = TestProject.ready(
                creator, "{\"name\":\"Shop\",\"organization_id\":\"" + team.organizationText() + "\"}");
        StubWorker.enabled(project.read().getString("database_name"), "hstore");
        return project;
    }

    private String ownersKey(TeamId team) {
        var answer = owner.post(
                "/v1/organizations/" + organization(team) + "/api-keys",
                "{\"name\":\"k\",\"scopes\":[\"projects:read\"]}");
        answer.then().statusCode(201);
        return answer.path("api_key.id");
    }

    private static String organization(TeamId team) {
        return team.organizationText();
    }
}
