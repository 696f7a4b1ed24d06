package io.groundplan.project.caller;

import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

/** Which keys can be made, and by whom. */
@QuarkusTest
class NewApiKeysTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

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
