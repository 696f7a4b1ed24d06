package io.groundplan.project.caller;

import static io.groundplan.project.support.Refusals.assertRefused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.List;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.Client;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ServiceDatabase;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.EveryRow;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys from their making to their end. */
@QuarkusTest
class ApiKeysTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void showsTheKeyOnceAndKeepsItsHashOnly() throws SQLException {
        var key = TestKey.ofOrganization(ann, "projects:read", "jobs:read");

        assertTrue(key.text().matches("capy_live_[0-9a-z]{20}_[0-9A-Za-z]{43}"));
        ann.get(key.keysPath())
                .then()
                .statusCode(200)
                .body("api_keys.id", contains(key.id()))
                .body("api_keys[0].key_prefix", is(key.text().substring(0, 30)))
                .body("api_keys[0].scopes", contains("jobs:read", "projects:read"))
                .body("api_keys[0].is_active", is(true))
                .body("api_keys[0].plaintext_api_key", nullValue());
        try (var connection = ServiceDatabase.open()) {
            assertEquals(
                    List.of(),
                    EveryRow.of(connection).stream()
                            .filter(row -> row.contains(key.secret()))
                            .toList());
        }
    }

    @Test
    void tellsOfTheKeyWithoutIt() {
        var key = TestKey.ofOrganization(ann, "projects:read");
        ann.delete(key.path()).then().statusCode(200).body("revoked", is(true));

        var organization = TeamId.parse(ann.organization()).orElseThrow().value();
        ProjectEvents.await(organization, ProjectEvent.ApiKeyRevoked.TYPE);
        assertEquals(
                List.of(ProjectEvent.ApiKeyCreated.TYPE, ProjectEvent.ApiKeyRevoked.TYPE),
                ProjectEvents.typesOf(organization));
    }

    @Test
    void opensByEitherHeader() {
        var project = TestProject.created(ann);
        var key = TestKey.ofOrganization(ann, "projects:read");

        Client.withHeader("X-API-Key", key.text()).get("/v1/projects").then().body("projects.id", contains(project.id()));
        Client.withHeader("Authorization", "Bearer " + key.text())
                .get("/v1/projects")
                .then()
                .body("projects.id", contains(project.id()));
    }

    @Test
    void isRefusedAtOnceWhenRevokedAndRevokingTwiceIsNoError() {
        var key = TestKey.ofOrganization(ann, "projects:read");
        key.client().get("/v1/projects").then().statusCode(200);

        ann.delete(key.path()).then().statusCode(200);

        assertRefused(401, key.client().get("/v1/projects"));
        ann.delete(key.path()).then().statusCode(200).body("revoked", is(true));
        ann.get(key.keysPath())
                .then()
                .body("api_keys[0].is_active", is(false))
                .body("api_keys[0].revoked_at", not(nullValue()));
    }

    @Test
    void isRefusedWhenExpired() {
        var key = TestKey.ofOrganization(ann, "projects:read");
        ServiceDatabase.run("update api_key set expires_at = now() - interval '1 second' where id = '"
                + ApiKeyId.parse(key.id()).orElseThrow().value() + "'");

        assertRefused(401, key.client().get("/v1/projects"));
        ann.get(key.keysPath()).then().body("api_keys[0].is_active", is(false));
    }

    @Test
    void notesWhenItWasUsed() {
        var key = TestKey.ofOrganization(ann, "projects:read");
        ann.get(key.keysPath()).then().body("api_keys[0].last_used_at", nullValue());

        key.client().get("/v1/projects").then().statusCode(200);

        ann.get(key.keysPath()).then().body("api_keys[0].last_used_at", not(nullValue()));
    }

    @Test
    void opensNothingWhenAnythingOfItIsWrong() {
        var key = TestKey.ofOrganization(ann, "projects:read").text();
        for (var wrong : List.of(
                "",
                "garbage",
                "capy_live_",
                "capy_live_x",
                "capy_live_" + key,
                key + "x",
                key.substring(0, key.length() - 1),
                key.substring(0, 30),
                key.substring(0, 31),
                key.toUpperCase(java.util.Locale.ROOT),
                key.replace("capy_live_", "capy_test_"))) {
            assertRefused(401, Client.withHeader("X-API-Key", wrong).get("/v1/projects"));
            assertRefused(401, Client.withHeader("Authorization", "Bearer " + wrong).get("/v1/projects"));
        }
    }

    @Test
    void opensNoOtherSurface() {
        var key = TestKey.ofOrganization(ann, "projects:read");

        key.client().request().header("Host", "cloud-api.localhost").get("/v1/projects").then().statusCode(404);
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
                key.client().post("/v1/projects", "{\"name\":\"X\",\"organization_id\":\"" + bob.organization() + "\"}"));
        key.client()
                .post("/v1/projects", "{\"name\":\"By key\"}")
                .then()
                .statusCode(202)
                .body("project.organization_id", is(ann.organization()));
        ann.get("/v1/projects").then().body("projects.name", contains("By key"));
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

    @Test
    void givesNoMoreThanItsMakerHas() {
        var maker = TestKey.ofOrganization(ann, "api_keys:write", "api_keys:read", "projects:read");

        maker.client()
                .post(maker.keysPath(), "{\"name\":\"child\",\"scopes\":[\"projects:read\",\"credentials:read\"]}")
                .then()
                .statusCode(403)
                .body("error", containsString("credentials:read"));
        maker.client()
                .post(maker.keysPath(), "{\"name\":\"child\",\"scopes\":[\"projects:read\"]}")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"k\"}",
                "{\"name\":\"k\",\"scopes\":[]}",
                "{\"name\":\"k\",\"scopes\":null}",
                "{\"name\":\"k\",\"scopes\":\"projects:read\"}",
                "{\"name\":\"k\",\"scopes\":[null]}",
                "{\"name\":\"k\",\"scopes\":[\"all\"]}",
                "{\"name\":\"\",\"scopes\":[\"projects:read\"]}",
                "{\"scopes\":[\"projects:read\"]}",
                "{\"name\":\"k\",\"scopes\":[\"projects:read\"],\"expires_at\":\"tomorrow\"}",
                "{\"name\":\"k\",\"scopes\":[\"projects:read\"],\"expires_at\":\"2020-01-01T00:00:00Z\"}",
                "{\"name\":\"k\",\"scopes\":[\"projects:read\"],\"expires_at\":1}"
            })
    void refusesAKeyThatCannotBe(String json) {
        assertRefused(400, ann.post("/v1/organizations/" + ann.organization() + "/api-keys", json));
    }

    @Test
    void givesAProjectsKeyNoScopeOfTheOrganization() {
        var project = TestProject.created(ann);
        for (var scope : List.of("organizations:read", "organizations:write", "api_keys:read", "api_keys:write")) {
            assertRefused(
                    400,
                    ann.post(
                            "/v1/organizations/" + ann.organization() + "/api-keys",
                            "{\"name\":\"k\",\"project_id\":\"" + project.id() + "\",\"scopes\":[\"" + scope + "\"]}"));
        }
    }

    @Test
    void makesNoKeyForAProjectOfOthers() {
        var others = TestProject.created(Client.person("bob"));

        assertRefused(
                404,
                ann.post(
                        "/v1/organizations/" + ann.organization() + "/api-keys",
                        "{\"name\":\"k\",\"project_id\":\"" + others.id() + "\",\"scopes\":[\"projects:read\"]}"));
    }

    @Test
    void revokesNoKeyOfOthers() {
        var key = TestKey.ofOrganization(Client.person("bob"), "projects:read");

        assertRefused(404, ann.delete("/v1/organizations/" + ann.organization() + "/api-keys/" + key.id()));
        key.client().get("/v1/projects").then().statusCode(200);
    }

    @Test
    void keepsItsExpiry() {
        ann.post(
                        "/v1/organizations/" + ann.organization() + "/api-keys",
                        "{\"name\":\"k\",\"scopes\":[\"projects:read\"],\"expires_at\":\"2099-01-31T02:00:00+02:00\"}")
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("api_key.expires_at", is("2099-01-31T00:00:00Z"))
                .body("plaintext_api_key", startsWith("capy_live_"));
    }
}
