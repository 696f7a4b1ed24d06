package io.groundplan.project.caller;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a key opens: its organization or its project, on this surface. */
@QuarkusTest
class ApiKeyReachTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void opensNoOtherSurface() {
        var key = TestKey.ofOrganization(ann, "projects:read");

        key.client()
                .request()
                .header("Host", "cloud-api.localhost")
                .get("/v1/projects")
                .then()
                .statusCode(401);
        key.client().request().get("/internal/projects/a/roles/b").then().statusCode(401);
    }

    @Test
    void actsForItsOrganizationOnly() {
        var key = TestKey.ofOrganization(ann, "projects:read", "projects:write", "jobs:read");
        var bob = Client.person("bob");
        var others = TestProject.created(bob);

        assertRefused(404, key.client().get(others.path()));
        assertRefused(404, key.client().get("/v1/jobs/" + others.job()));
        assertRefused(404, key.client().get("/v1/projects?organization_id=" + bob.organization()));
        assertRefused(
                404,
                key.client()
                        .post("/v1/projects", "{\"name\":\"X\",\"organization_id\":\"" + bob.organization() + "\"}"));
        key.client()
                .post("/v1/projects", "{\"name\":\"By key\"}")
                .then()
                .statusCode(202)
                .body("project.organization_id", is(ann.organization()));
        ann.get("/v1/projects").then().body("projects.name", contains("By key"));
    }

    @Test
    void makesProjectsThatBelongToThePersonBehindIt() {
        var key = TestKey.ofOrganization(ann, "projects:write", "projects:read", "api_keys:write");
        var child = key.client().post(key.keysPath(), "{\"name\":\"child\",\"scopes\":[\"projects:write\"]}");
        child.then().statusCode(201);

        var project = TestProject.created(Client.withKey(child.path("plaintext_api_key")));

        assertEquals(
                ann.user().value(),
                ServiceDatabase.value(
                        "select user_id from project_member where project_id = ? and role = 'owner'", project.uuid()));
    }

    @Test
    void reachesItsProjectOnlyWhenItHasOne() {
        var mine = TestProject.ready(ann);
        var other = TestProject.ready(ann);
        var key = TestKey.ofProject(ann, mine, "projects:read", "projects:write", "jobs:read");

        key.client().get("/v1/projects").then().body("projects.id", contains(mine.id()));
        key.client().get(mine.path()).then().statusCode(200);
        assertRefused(404, key.client().get(other.path()));
        assertRefused(404, key.client().get("/v1/jobs/" + other.job()));
        assertRefused(403, key.client().post("/v1/projects", "{\"name\":\"Another\"}"));
        assertRefused(403, key.client().get(key.keysPath()));
        key.client()
                .get("/v1/me")
                .then()
                .body("principal.auth_source", is("api_key"))
                .body("principal.organization_id", is(ann.organization()));
    }

    @Test
    void endsWithItsProject() {
        var project = TestProject.ready(ann);
        var key = TestKey.ofProject(ann, project, "projects:read");
        project.completed(project.requested("DELETE", "", null));

        assertRefused(401, key.client().get("/v1/projects"));
    }
}
