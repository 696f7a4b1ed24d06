package io.groundplan.project.platform;

import java.sql.SQLException;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.event.EventJson;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.project.support.PlatformProject;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.testkit.race.AtOnce;
import io.groundplan.testkit.sql.EveryRow;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static io.groundplan.project.platform.PlatformRefusal.assertInvalid;
import static io.groundplan.project.platform.PlatformRefusal.assertRefused;
import static io.groundplan.project.support.PlatformProject.KEYS;
import static io.groundplan.testkit.surface.Refusals.assertNothingChanges;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Keys of a project from their making to their end. */
@QuarkusTest
class PlatformApiKeysTest extends ProjectServiceTest {
    private PlatformProject project;
    private Client ann;

    @BeforeEach
    void createProject() {
        project = PlatformProject.created(Client.person("ann"));
        ann = project.owner();
    }

    @Test
    void showsTheKeyOnceAndListsTheRest() throws SQLException {
        var made = project.newKey(ann, "projects:read", "usage:write");
        made.then()
                .statusCode(201)
                .header("Cache-Control", is("no-store"))
                .body("apiKey.projectId", is(project.id()))
                .body("apiKey.scopes", contains("projects:read", "usage:write"));
        String text = made.path("apiKey.key");
        assertTrue(text.matches("capy_live_[0-9a-z]{20}_[0-9A-Za-z]{43}"));

        list().body("apiKeys.id", contains(made.<String>path("apiKey.id")))
                .body("apiKeys[0].keyPrefix", is(text.substring(0, 30)))
                .body("apiKeys[0].isActive", is(true))
                .body("apiKeys[0].createdAt", is(made.<String>path("apiKey.createdAt")))
                .body("apiKeys[0].expiresAt", nullValue())
                .body("apiKeys[0].key", nullValue());
        try (var connection = ServiceDatabase.open()) {
            var secret = text.substring(31);
            assertEquals(
                    List.of(),
                    EveryRow.of(connection).stream()
                            .filter(row -> row.contains(secret))
                            .toList());
        }
        ann.at(Door.DATABASE)
                .get("/v1/organizations/" + ann.organization() + "/api-keys")
                .then()
                .body("api_keys.id", hasItem(made.<String>path("apiKey.id")));
    }

    @Test
    void opensItsProjectOnTheDatabaseSurface() {
        project.ready("users-db");
        var key = Client.withKey(project.newKey(ann, "projects:read").path("apiKey.key"));

        key.get(project.onDatabase().path()).then().statusCode(200);
        key.get(project.onDatabase().path("connections")).then().statusCode(403);
        list().body("apiKeys[0].lastUsedAt", notNullValue());
    }

    @Test
    void givesAnotherSecretForTheSameId() {
        project.ready("users-db");
        var made = project.newKey(ann, "projects:read");
        String id = made.path("apiKey.id");

        var rotated = ann.post(KEYS + "/" + id + "/rotate");

        rotated.then()
                .statusCode(200)
                .header("Cache-Control", is("no-store"))
                .body("apiKey.id", is(id))
                .body("apiKey.createdAt", is(made.<String>path("apiKey.createdAt")));
        String before = made.path("apiKey.key");
        String after = rotated.path("apiKey.key");
        assertNotEquals(before, after);
        assertEquals(before.substring(0, 31), after.substring(0, 31));
        Client.withKey(before).get("/v1/projects").then().statusCode(401);
        Client.withKey(after).get("/v1/projects").then().statusCode(200);
        assertTold(id, ProjectEvent.ApiKeyRotated.TYPE, 2);
    }

    @Test
    void changesNameAndScopes() {
        project.ready("users-db");
        var made = project.newKey(ann, "projects:read");
        var path = KEYS + "/" + made.path("apiKey.id");
        var key = Client.withKey(made.path("apiKey.key"));

        ann.put(path, "{\"name\":\" renamed \"}")
                .then()
                .statusCode(200)
                .header("ETag", is("\"2\""))
                .body("apiKey.name", is("renamed"))
                .body("apiKey.scopes", contains("projects:read"));
        ann.put(path, "{\"scopes\":[\"jobs:read\",\"jobs:read\"]}")
                .then()
                .body("apiKey.name", is("renamed"))
                .body("apiKey.scopes", contains("jobs:read"));
        key.get("/v1/projects").then().statusCode(403);
        assertNothingChanges(() -> ann.put(path, "{}").then().statusCode(200).header("ETag", is("\"3\"")));
        assertNothingChanges(() -> assertRefused(
                412, "PRECONDITION_FAILED", ann.with("If-Match", "\"1\"").put(path, "{\"name\":\"no\"}")));
        var told = EventJson.read(
                assertTold(made.path("apiKey.id"), ProjectEvent.ApiKeyUpdated.TYPE, 2),
                ProjectEvent.ApiKeyUpdated.class);
        assertEquals("renamed", told.name());
    }

    @Test
    void opensNothingOnceRevokedAndStaysInTheList() {
        var made = project.newKey(ann, "projects:read");
        var path = KEYS + "/" + made.path("apiKey.id");

        ann.post(path + "/revoke").then().statusCode(200).body("message", is("API key revoked successfully"));

        Client.withKey(made.path("apiKey.key")).get("/v1/projects").then().statusCode(401);
        list().body("apiKeys[0].isActive", is(false)).body("apiKeys[0].revokedAt", notNullValue());
        assertEquals(1, project.read().getInt("apiKeyCount"));
        assertNothingChanges(() -> {
            ann.post(path + "/revoke").then().statusCode(200);
            assertRefused(409, "CONFLICT", ann.post(path + "/rotate"));
            assertRefused(409, "CONFLICT", ann.put(path, "{\"name\":\"no\"}"));
        });
        assertTold(made.path("apiKey.id"), ProjectEvent.ApiKeyRevoked.TYPE, 2);
    }

    @Test
    void isNotRotatedOnceExpired() {
        String id = project.newKey(ann, "projects:read").path("apiKey.id");
        ServiceDatabase.run("update api_key set expires_at = now() - interval '1 second' where id = '"
                + ApiKeyId.parse(id).orElseThrow().value() + "'");

        assertRefused(409, "CONFLICT", ann.post(KEYS + "/" + id + "/rotate"));
        list().body("apiKeys[0].isActive", is(false)).body("apiKeys[0].expiresAt", notNullValue());
    }

    @Test
    void isInNoListOnceDeleted() {
        var made = project.newKey(ann, "projects:read");
        String id = made.path("apiKey.id");

        ann.delete(KEYS + "/" + id).then().statusCode(200).body("message", is("API key deleted successfully"));

        Client.withKey(made.path("apiKey.key")).get("/v1/projects").then().statusCode(401);
        list().body("apiKeys", empty());
        assertEquals(0, project.read().getInt("apiKeyCount"));
        ann.at(Door.DATABASE)
                .get("/v1/organizations/" + ann.organization() + "/api-keys")
                .then()
                .body("api_keys.id", not(hasItem(id)));
        assertRefused(404, "NOT_FOUND", ann.delete(KEYS + "/" + id));
        assertTold(id, ProjectEvent.ApiKeyDeleted.TYPE, 2);
    }

    @Test
    void countsKeysThatAreNotDeleted() {
        String first = project.newKey(ann, "projects:read").path("apiKey.id");
        TestKey.ofOrganization(ann.at(Door.DATABASE), "projects:read");
        TestKey.ofProject(ann.at(Door.DATABASE), project.onDatabase(), "projects:read");
        assertEquals(2, project.read().getInt("apiKeyCount"));
        list().body("apiKeys", hasSize(2));

        ann.delete(KEYS + "/" + first).then().statusCode(200);

        assertEquals(1, project.read().getInt("apiKeyCount"));
        assertEquals(1L, ServiceDatabase.value("select count(*) from api_key where project_id = ?", project.uuid()));
    }

    @Test
    void leavesKeysOfOrganizationsAlone() {
        var key = TestKey.ofOrganization(ann.at(Door.DATABASE), "projects:read");

        assertNothingChanges(() -> {
            assertRefused(404, "NOT_FOUND", ann.post(KEYS + "/" + key.id() + "/rotate"));
            assertRefused(404, "NOT_FOUND", ann.post(KEYS + "/" + key.id() + "/revoke"));
            assertRefused(404, "NOT_FOUND", ann.delete(KEYS + "/" + key.id()));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{}`|projectId",
                "`{\"projectId\":\"P\",\"scopes\":[\"projects:read\"]}`|name",
                "`{\"projectId\":\"P\",\"name\":\"k\"}`|scopes",
                "`{\"projectId\":\"P\",\"name\":\"k\",\"scopes\":[]}`|scopes",
                "`{\"projectId\":\"P\",\"name\":\"k\",\"scopes\":[null]}`|scopes",
                "`{\"projectId\":\"P\",\"name\":\"k\",\"scopes\":[\"all\"]}`|scopes",
                "`{\"projectId\":\"P\",\"name\":\"k\",\"scopes\":[\"api_keys:read\"]}`|scopes",
                "`{\"projectId\":\"P\",\"name\":\"k\",\"scopes\":[\"organizations:write\"]}`|scopes",
                "`{\"projectId\":\"P\",\"name\":\"k\",\"scopes\":[\"jobs:read\"],\"expiresAt\":\"soon\"}`|expiresAt",
                "`{\"projectId\":\"P\",\"name\":\"k\",\"scopes\":[\"jobs:read\"],\"expiresAt\":\"2020-01-01T00:00:00Z\"}`|expiresAt"
            })
    void namesTheFieldThatIsWrong(String json, String field) {
        assertNothingChanges(
                () -> assertInvalid(field, ann.post(KEYS, json.replace("\"P\"", '"' + project.id() + '"'))));
    }

    @Test
    void refusesAnUpdateThatCannotBe() {
        String id = project.newKey(ann, "projects:read").path("apiKey.id");
        assertNothingChanges(() -> {
            assertInvalid("name", ann.put(KEYS + "/" + id, "{\"name\":null}"));
            assertInvalid("name", ann.put(KEYS + "/" + id, "{\"name\":\"\"}"));
            assertInvalid("scopes", ann.put(KEYS + "/" + id, "{\"scopes\":null}"));
            assertInvalid("scopes", ann.put(KEYS + "/" + id, "{\"scopes\":[]}"));
            assertInvalid("scopes", ann.put(KEYS + "/" + id, "{\"scopes\":[\"api_keys:write\"]}"));
        });
    }

    @Test
    void showsTheSameNewSecretToARepeatedRotation() {
        String id = project.newKey(ann, "projects:read").path("apiKey.id");
        var once = ann.with("Idempotency-Key", "rotate-" + id);

        var first = once.post(KEYS + "/" + id + "/rotate");
        var second = once.post(KEYS + "/" + id + "/rotate");

        second.then().statusCode(200).header("Idempotency-Replayed", is("true"));
        assertEquals(first.asString(), second.asString());
        assertEquals(2L, version(id));
    }

    @Test
    void leavesOneSecretOfManyRotations() {
        project.ready("users-db");
        String id = project.newKey(ann, "projects:read").path("apiKey.id");

        var answers = AtOnce.times(
                10, i -> ann.with("Idempotency-Key", "rotate-" + i + id).post(KEYS + "/" + id + "/rotate"));

        answers.forEach(answer -> answer.then().statusCode(200));
        assertEquals(11L, version(id));
        assertEquals(
                1,
                answers.stream()
                        .map(answer -> Client.withKey(answer.path("apiKey.key")).get("/v1/projects"))
                        .filter(answer -> answer.statusCode() == 200)
                        .count());
    }

    private ValidatableResponse list() {
        return ann.get(KEYS + "/project/" + project.id()).then().statusCode(200);
    }

    /** The data of the event, which carries the version of the key. */
    private String assertTold(String key, String type, long sequence) {
        var record = ProjectEvents.await(project.uuid(), type);
        assertTrue(record.value()
                .contains(ApiKeyId.parse(key).orElseThrow().value().toString()));
        assertEquals(Long.toString(sequence), record.headers().get("ce_sequence"));
        return record.value();
    }

    private static long version(String key) {
        return (long) ServiceDatabase.value(
                "select version from api_key where id = ?",
                ApiKeyId.parse(key).orElseThrow().value());
    }
}
