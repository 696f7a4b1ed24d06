package io.groundplan.project.internal;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.project.support.Client;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.quarkus.TestServers;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** What other services ask about API keys. */
@QuarkusTest
class KeysForServicesTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @Test
    void tellsWhatAKeyMayDo() {
        var project = TestProject.created(ann);
        var key = TestKey.ofProject(ann, project, "usage:write", "projects:read");

        verify(key.text())
                .then()
                .statusCode(200)
                .body("id", is(ApiKeyId.parse(key.id()).orElseThrow().value().toString()))
                .body("projectId", is(project.uuid().toString()))
                .body("scopes", contains("projects:read", "usage:write"))
                .body("name", is("test"))
                .body("creatorId", is(ann.user().value().toString()))
                .body(not(containsString(key.secret())));
        verify(TestKey.ofOrganization(ann, "usage:write").text())
                .then()
                .statusCode(200)
                .body("projectId", nullValue());
    }

    @Test
    void doesNotKnowAKeyThatIsWrongOrRevoked() {
        var key = TestKey.ofOrganization(ann, "usage:write");

        verify(key.text() + "x").then().statusCode(404);
        verify("capy_live_nothing").then().statusCode(404);
        verify("").then().statusCode(404);
        ann.delete(key.path()).then().statusCode(200);
        verify(key.text()).then().statusCode(404);
    }

    @Test
    void tellsServicesOnly() {
        var key = TestKey.ofOrganization(ann, "usage:write");

        verify(key.client(), key.text()).then().statusCode(401);
        verify(ann, key.text()).then().statusCode(403);
    }

    private static Response verify(String key) {
        return verify(Client.withHeader("Authorization", "Service " + TestServers.INTERNAL_CREDENTIAL), key);
    }

    private static Response verify(Client caller, String key) {
        return caller.request()
                .contentType("application/json")
                .body("{\"key\":\"" + key + "\"}")
                .post("/internal/api-keys/verification");
    }
}
