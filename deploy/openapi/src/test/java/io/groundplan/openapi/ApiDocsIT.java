package io.groundplan.openapi;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The packaged documents and the page over HTTP. */
class ApiDocsIT {
    private static final ApiDocsServer SERVER = ApiDocsServer.open(0);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern DOCUMENTS = Pattern.compile("urls: (\\[.*])");

    @AfterAll
    static void close() {
        SERVER.close();
    }

    static Stream<String> links() throws Exception {
        return LINK.matcher(get("/docs").body()).results().map(result -> result.group(1));
    }

    static List<Surface> surfaces() {
        return Surface.DESCRIBED;
    }

    @Test
    void thePageOffersADocumentPerSurfaceAndEachIsThere() throws Exception {
        var found = DOCUMENTS.matcher(get("/docs/initializer.js").body());
        assertTrue(found.find());
        var offered = new JsonArray(found.group(1));
        assertEquals(Surface.DESCRIBED.size(), offered.size());
        for (int i = 0; i < offered.size(); i++) {
            var choice = offered.getJsonObject(i);
            assertEquals(Surface.DESCRIBED.get(i).text(), choice.getString("name"));
            assertEquals(200, get(choice.getString("url")).statusCode());
        }
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void aDocumentIsTheOneThatTheBuildMerged(Surface surface) throws Exception {
        var answer = get("/openapi/" + surface.text() + ".json");
        assertEquals("application/json", header(answer, "content-type"));
        assertEquals("no-cache", header(answer, "cache-control"));
        var document = new JsonObject(answer.body());
        assertTrue(document.getString("openapi").startsWith("3."));
        assertFalse(document.getJsonObject("paths").isEmpty());
    }

    @ParameterizedTest
    @MethodSource("links")
    void whateverThePageLoadsComesFromHere(String link) throws Exception {
        assertTrue(link.startsWith("/docs/"), link);
        var answer = get(link);
        assertEquals(200, answer.statusCode());
        assertFalse(answer.body().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "/docs, text/html; charset=utf-8, no-cache",
        "/docs/, text/html; charset=utf-8, no-cache",
        "/docs/initializer.js, text/javascript; charset=utf-8, no-cache",
        "/docs/{version}/swagger-ui-bundle.js, text/javascript; charset=utf-8, 'public, max-age=31536000, immutable'",
        "/docs/{version}/swagger-ui.css, text/css; charset=utf-8, 'public, max-age=31536000, immutable'",
        "/docs/{version}/favicon-32x32.png, image/png, 'public, max-age=31536000, immutable'"
    })
    void everythingSaysWhatItIsAndHowLongItHolds(String path, String type, String caching) throws Exception {
        var answer = get(path.replace("{version}", version()));
        assertEquals(200, answer.statusCode());
        assertEquals(type, header(answer, "content-type"));
        assertEquals(caching, header(answer, "cache-control"));
        assertEquals("nosniff", header(answer, "x-content-type-options"));
        assertTrue(header(answer, "content-security-policy").startsWith("default-src 'none'; script-src 'self';"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/initializer.js", "/openapi/database.json"})
    void headIsAGetWithoutTheBody(String path) throws Exception {
        var head = send(request(path).method("HEAD", BodyPublishers.noBody()));
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        assertEquals(header(get(path), "content-length"), header(head, "content-length"));
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() throws Exception {
        var tag = header(get("/docs"), "etag");
        for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag)) {
            var answer = send(request("/docs").header("If-None-Match", known));
            assertEquals(304, answer.statusCode());
            assertEquals("", answer.body());
        }
        assertEquals(
                200, send(request("/docs").header("If-None-Match", "\"other\"")).statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void nothingCanBeChanged(String method) throws Exception {
        var answer = send(request("/openapi/database.json").method(method, BodyPublishers.ofString("{}")));
        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", header(answer, "allow"));
        assertEquals("{\"error\":\"method not allowed\"}", answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/openapi",
                "/openapi/",
                "/openapi/other.json",
                "/openapi/database",
                "/openapi/../openapi/database.json",
                "/docs/index.html",
                "/docs/{version}",
                "/docs/{version}/",
                "/docs/{version}/package.json",
                "/docs/{version}/oauth2-redirect.html",
                "/docs/{version}/../../META-INF/MANIFEST.MF",
                "/docs/../openapi/database.json",
                "/docs/%2e%2e/openapi/database.json",
                "/docs/..%2f..%2fio/groundplan/openapi/ApiDocs.class",
                "/docs//initializer.js",
                "/META-INF/maven/org.webjars/swagger-ui/pom.properties"
            })
    void whatIsNotListedIsNotFound(String path) throws Exception {
        var answer = get(path.replace("{version}", version()));
        assertEquals(404, answer.statusCode());
        assertEquals("application/json", header(answer, "content-type"));
        assertEquals("{\"error\":\"not found\"}", answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/live", "/q/health/ready"})
    void itSaysThatItIsUp(String path) throws Exception {
        assertEquals("{\"status\":\"UP\"}", get(path).body());
    }

    private static String version() throws Exception {
        return links().filter(link -> link.endsWith("/swagger-ui.css"))
                .map(link -> link.split("/")[2])
                .findFirst()
                .orElseThrow();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + SERVER.port() + path));
    }
}
