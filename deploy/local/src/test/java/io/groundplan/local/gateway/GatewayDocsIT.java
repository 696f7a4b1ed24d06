package io.groundplan.local.gateway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.openapi.ApiDocs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The merged documents, by the routes that ship, in front of a service that would answer anything. */
class GatewayDocsIT {
    private static final StubService PROJECT = new StubService("project-service");
    private static final Gateway GATEWAY = Gateway.open(
            0,
            RouteTable.read(Path.of("../kubernetes/base")),
            List.of(PROJECT.upstream()),
            Map.of("api-docs", ApiDocs.load()),
            Map.of());
    private static final RawHttp HTTP = new RawHttp(GATEWAY.port());

    @AfterAll
    static void close() {
        GATEWAY.close();
        PROJECT.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/openapi/database.json, /v1/projects",
        "/openapi/platform.json, /api/v1/platform/projects/{projectId}/activity"
    })
    void theDocumentOfASurfaceIsTheMergedOne(String address, String path) throws IOException {
        var answer = HTTP.get(address);
        assertEquals(200, answer.status());
        assertEquals("application/json", answer.header("content-type"));
        assertTrue(new JsonObject(answer.body()).getJsonObject("paths").containsKey(path));
    }

    @Test
    void thePageAndWhatItLoadsAreServed() throws IOException {
        var page = HTTP.get("/docs?any=query");
        assertEquals(200, page.status());
        assertEquals("text/html; charset=utf-8", page.header("content-type"));
        assertTrue(page.body().contains("src=\"/docs/initializer.js\""));
        assertTrue(HTTP.get("/docs/initializer.js").body().contains("/openapi/database.json"));
        assertEquals("", HTTP.send("HEAD", "/docs", "").body());
    }

    @Test
    void aServiceIsStillAskedForWhatItsRoutesSay() throws IOException {
        var seen = RunningGateway.json(HTTP.get("/v1/projects"));
        assertEquals("project-service", seen.getString("service"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs/unknown.js", "/docs/;/x", "/docs/../internal/users/1"})
    void whatTheDocumentsDoNotHaveIsNotFound(String target) throws IOException {
        var answer = HTTP.get(target);
        assertEquals(404, answer.status());
        assertEquals("{\"error\":\"not found\"}", answer.body());
    }

    @Test
    void theDocumentsCannotBeChanged() throws IOException {
        var answer = HTTP.send("PUT", "/openapi/database.json", "{}");
        assertEquals(405, answer.status());
        assertEquals("GET, HEAD", answer.header("allow"));
    }
}
