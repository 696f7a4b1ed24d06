package io.groundplan.project.caller;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.sql.EveryRow;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

        Client.withHeader("X-API-Key", key.text())
                .get("/v1/projects")
                .then()
                .body("projects.id", contains(project.id()));
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
                key.toUpperCase(Locale.ROOT),
                key.replace("capy_live_", "capy_test_"))) {
            assertRefused(401, Client.withHeader("X-API-Key", wrong).get("/v1/projects"));
            assertRefused(
                    401, Client.withHeader("Authorization", "Bearer " + wrong).get("/v1/projects"));
        }
    }

    @Test
    void revokesNoKeyOfOthers() {
        var key = TestKey.ofOrganization(Client.person("bob"), "projects:read");

        assertRefused(404, ann.delete("/v1/organizations/" + ann.organization() + "/api-keys/" + key.id()));
        key.client().get("/v1/projects").then().statusCode(200);
    }
}
