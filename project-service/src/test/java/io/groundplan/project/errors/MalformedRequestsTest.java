package io.groundplan.project.errors;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.project.support.Client;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.RawHttp;

import static io.groundplan.project.support.Refusals.assertNothingChanges;
import static io.groundplan.project.support.Refusals.assertRefused;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Requests that cannot be read, or say what cannot be. */
@QuarkusTest
class MalformedRequestsTest extends ProjectServiceTest {
    private final Client ann = Client.person("ann");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"name\":\"Shop\"",
                "name=Shop",
                "{\"name\":\"Shop\"} {}",
                "{\"name\":\"Shop\"} x",
                "{\"name\":\"Shop\",\"name\":\"Other\"}",
                "{'name':'Shop'}",
                "{\"name\":\"Shop\",}",
                "{\"name\":\"Shop\"/* comment */}",
                "null",
                "[]",
                "[{\"name\":\"Shop\"}]",
                "\"Shop\"",
                "1",
                "{}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"name\":\"   \"}",
                "{\"name\":7}",
                "{\"name\":true}",
                "{\"name\":{}}",
                "{\"name\":[\"Shop\"]}",
                "{\"name\":\"a\\u0000b\"}",
                "{\"name\":\"a\\ud800b\"}",
                "{\"name\":\"a\\udc00\"}",
                "{\"name\":\"Shop\",\"environment\":\"staging\"}",
                "{\"name\":\"Shop\",\"environment\":\"PRODUCTION\"}",
                "{\"name\":\"Shop\",\"environment\":1}",
                "{\"name\":\"Shop\",\"slug\":\"Not A Label\"}",
                "{\"name\":\"Shop\",\"slug\":\"-edge-\"}",
                "{\"name\":\"Shop\",\"slug\":\"\"}",
                "{\"name\":\"Shop\",\"slug\":\"a.b\"}",
                "{\"name\":\"Shop\",\"region\":\"nowhere\"}",
                "{\"name\":\"Shop\",\"cluster_id\":\"nowhere\"}",
                "{\"name\":\"Shop\",\"cluster_id\":\"local\",\"region\":\"pooled\"}",
                "{\"name\":\"Shop\",\"cluster_id\":7}"
            })
    void refusesABodyThatItCannotMeanAndChangesNothing(String body) {
        assertNothingChanges(() -> assertRefused(400, ann.post("/v1/projects", body)));
    }

    @Test
    void refusesANameOfMoreThanAHundredCharacters() {
        assertRefused(400, ann.post("/v1/projects", "{\"name\":\"" + "x".repeat(101) + "\"}"));
        ann.post("/v1/projects", "{\"name\":\"" + "x".repeat(100) + "\"}")
                .then()
                .statusCode(202);
        ann.post("/v1/projects", "{\"name\":\"" + "\uD83D\uDE00".repeat(100) + "\"}")
                .then()
                .statusCode(202);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        ann.post("/v1/projects", "{\"name\":[]}").then().body("error", containsString("name"));
        ann.post("/v1/projects", "{\"name\":\"Shop\",\"region\":\"nowhere\"}")
                .then()
                .body("error", is("region is not a known region"));
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        ann.post("/v1/projects", "{\"name\":\" Shop \",\"color\":\"#fff\"}")
                .then()
                .statusCode(202)
                .body("project.name", is("Shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=1001",
                "limit=x",
                "limit=1.5",
                "limit=99999999999",
                "cursor=x",
                "cursor=AAAAAAAAAAAAAAAAAAAAAA",
                "limit=10&cursor=%00"
            })
    void refusesALimitOrCursorThatIsNone(String query) {
        assertRefused(400, ann.get("/v1/projects?" + query));
        assertRefused(400, ann.get("/v1/organizations/" + ann.organization() + "/api-keys?" + query));
    }

    @ParameterizedTest
    @CsvSource({"1100000", "5000000"})
    void refusesABodyOfMoreThanAMebibyte(int bytes) {
        assertNothingChanges(() -> {
            assertRefused(413, ann.post("/v1/projects", "{\"name\":\"" + "x".repeat(bytes) + "\"}"));
            var chunked =
                    RawHttp.postInChunks("/database/v1/projects", ann.headers().get("Authorization"), bytes);
            assertEquals(413, chunked.status());
            assertEquals("{\"error\":\"body too large\"}", chunked.body());
            assertTrue(chunked.head().contains("application/json"), chunked.head());
        });
    }

    @Test
    void refusesOtherMediaTypes() {
        assertRefused(
                415,
                ann.request()
                        .contentType("text/plain")
                        .body("{\"name\":\"Shop\"}")
                        .post("/database/v1/projects"));
        assertRefused(406, ann.request().accept("text/html").get("/database/v1/projects"));
    }

    @Test
    void takesAChangeWithoutABodyAsCurlSendsIt() {
        var answer = RawHttp.send("POST /v1/jobs/nonsense/cancel HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Authorization: " + ann.headers().get("Authorization") + "\r\n\r\n");

        assertEquals(404, answer.status());
        assertEquals("{\"error\":\"job not found\"}", answer.body());
    }

    @Test
    void namesTheMethodsThatThereAre() {
        assertRefused(405, ann.request().put("/database/v1/projects"));
        ann.request().put("/database/v1/projects").then().header("Allow", containsString("POST"));
        assertRefused(405, ann.request().delete("/v1/me"));
        assertRefused(405, ann.request().post("/database/v1/projects/prj_0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/nowhere",
                "/database/v1/nowhere",
                "/database/v1",
                "/nowhere",
                "/",
                "/database",
                "/v1/projects/prj_0/nowhere",
                "/fleet/v1/nowhere",
                "/fleet/v1",
                "/database/v2/projects"
            })
    void doesNotFindAPathWithoutARoute(String path) {
        assertRefused(404, ann.request().get(path));
    }

    @Test
    void returnsTheRequestIdOrMakesOne() {
        ann.with("X-Request-Id", "abc-1.2_3").get("/v1/projects").then().header("X-Request-Id", is("abc-1.2_3"));
        for (var unsafe : new String[] {"x".repeat(65), "a b", "a\"b", "<script>"}) {
            ann.with("X-Request-Id", unsafe)
                    .get("/v1/projects")
                    .then()
                    .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        }
    }
}
