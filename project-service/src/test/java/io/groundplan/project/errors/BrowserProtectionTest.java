package io.groundplan.project.errors;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.ProjectsAt;
import io.groundplan.testkit.surface.Client;
import io.groundplan.testkit.surface.Door;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

/** What a browser is told, by a service whose operator trusts the pages of one origin. */
@QuarkusTest
@TestProfile(BrowserProtectionTest.OneOrigin.class)
class BrowserProtectionTest extends ProjectServiceTest {
    private static final String PAGE = "https://console.example.org";
    private static final String OTHER = "https://elsewhere.example.org";

    public static class OneOrigin implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.cors.enabled", "true", "quarkus.http.cors.origins", PAGE);
        }
    }

    @Test
    void letsNobodyGuessTypesFrameAnswersOrKeepThem() {
        Door.served().forEach(door -> {
            var ann = Client.person("ann");
            var list = ProjectsAt.of(door).list(ann);
            assertProtected(ann.at(door).get(list));
            assertProtected(Client.anonymous().at(door).get(list));
            assertProtected(ann.at(door).send("GET", list + "/no/such/path", null));
        });
    }

    private static void assertProtected(Response answer) {
        answer.then()
                .header("X-Content-Type-Options", is("nosniff"))
                .header("Content-Security-Policy", is("default-src 'none'; frame-ancestors 'none'"))
                .header("Referrer-Policy", is("no-referrer"))
                .header("Strict-Transport-Security", is("max-age=31536000"))
                .header("Cache-Control", is("no-store"));
    }

    @Test
    void opensToThePagesOfTheOriginOnly() {
        preflight(PAGE)
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", is(PAGE))
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsStringIgnoringCase("if-match"))
                .header("Access-Control-Max-Age", is("600"));
        preflight(OTHER).then().statusCode(403).header("Access-Control-Allow-Origin", nullValue());

        var ann = Client.person("ann");
        ann.with("Origin", PAGE)
                .get("/v1/projects")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", is(PAGE))
                .header("Access-Control-Expose-Headers", containsString("RateLimit"));
    }

    private static Response preflight(String origin) {
        return RestAssured.given()
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization,if-match,content-type")
                .options("/database/v1/projects");
    }
}
