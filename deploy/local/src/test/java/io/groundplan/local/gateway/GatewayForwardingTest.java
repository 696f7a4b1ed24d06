package io.groundplan.local.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class GatewayForwardingTest {
    private static final RunningGateway RUNNING = new RunningGateway();

    @AfterAll
    static void close() {
        RUNNING.close();
    }

    @Test
    void theServiceSeesTheTargetAsItCame() throws IOException {
        var seen = RunningGateway.json(RUNNING.http.get("/v1/jobs/job_1?wait=30s&x=%2F%20"));
        assertEquals("project-service", seen.getString("service"));
        assertEquals("/v1/jobs/job_1?wait=30s&x=%2F%20", seen.getString("uri"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"db.localhost:8080", "cloud-api.localhost", "Fleet.Example.com:1", "localhost"})
    void theServiceSeesTheHostOfTheClient(String host) throws IOException {
        var headers = RunningGateway.json(RUNNING.http.get("/v1/projects", "Host: " + host))
                .getJsonObject("headers");
        assertEquals(host, headers.getString("host"));
        assertFalse(headers.containsKey("x-forwarded-host"));
    }

    @Test
    void headersOfOneHopAndClaimsOfIdentityEndHere() throws IOException {
        var headers = RunningGateway.json(RUNNING.http.get(
                        "/projects/1/team",
                        "Authorization: Bearer token",
                        "Idempotency-Key: k1",
                        "If-Match: \"1\"",
                        "X-Project-Token: t",
                        "Connection: X-Secret-Hop",
                        "X-Secret-Hop: 1",
                        "Keep-Alive: 5",
                        "TE: trailers",
                        "Upgrade: h2c",
                        "X-Forwarded-User: root",
                        "X-Forwarded-Host: evil",
                        "X-User-Id: root",
                        "X-Auth-Request-Email: root@example.com",
                        "Forwarded: for=1.2.3.4"))
                .getJsonObject("headers");
        assertEquals("Bearer token", headers.getString("authorization"));
        assertEquals("k1", headers.getString("idempotency-key"));
        assertEquals("\"1\"", headers.getString("if-match"));
        assertEquals("t", headers.getString("x-project-token"));
        for (var gone : new String[] {
            "x-secret-hop",
            "keep-alive",
            "te",
            "upgrade",
            "x-forwarded-user",
            "x-forwarded-host",
            "x-user-id",
            "x-auth-request-email",
            "forwarded"
        }) {
            assertNull(headers.getString(gone), gone);
        }
    }

    @Test
    void theCredentialOfServicesDoesNotPass() throws IOException {
        var headers = RunningGateway.json(RUNNING.http.get("/v1/projects", "Authorization: service secret"))
                .getJsonObject("headers");
        assertNull(headers.getString("authorization"));
    }

    @Test
    void headersOfTheAnswerReachTheClientButThoseOfOneHop() throws IOException {
        var answer = RUNNING.http.get("/v1/projects");
        assertEquals("r1", answer.header("x-request-id"));
        assertNull(answer.header("x-upstream-hop"));
    }

    @Test
    void aTraceBeginsHereUnlessTheClientHasBegunIt() throws IOException {
        var begun = seen("Accept: */*");
        assertTrue(begun.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"), begun);
        assertNotEquals(begun, seen("Accept: */*"));
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var continued = seen("traceparent: 00-" + trace + "-00f067aa0ba902b7-00");
        assertTrue(continued.matches("00-" + trace + "-[0-9a-f]{16}-00"), continued);
        assertFalse(continued.contains("00f067aa0ba902b7"), "the gateway's part is the service's parent");
        for (var malformed : new String[] {"00-" + trace, "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01", "x"}) {
            assertFalse(seen("traceparent: " + malformed).contains(trace), malformed);
        }
    }

    private static String seen(String header) throws IOException {
        return RunningGateway.json(RUNNING.http.get("/v1/projects", header))
                .getJsonObject("headers")
                .getString("traceparent");
    }

    @Test
    void largeBodiesPassWithAndWithoutAKnownLength() throws Exception {
        var body = "x".repeat(3_000_000);
        var client = HttpClient.newHttpClient();
        var uri = URI.create(RUNNING.url() + "/api/v1/projects/1/icon");
        var known = HttpRequest.newBuilder(uri).expectContinue(true).POST(BodyPublishers.ofString(body));
        var unknown = HttpRequest.newBuilder(uri).POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)));
        for (var request : new HttpRequest.Builder[] {known, unknown}) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            assertTrue(answer.body().contains("\"body\":\"3000000\""), answer.body());
        }
    }

    @Test
    void answersWithoutABodyHaveNone() throws IOException {
        for (var target : new String[] {"/v1/empty", "/v1/unchanged"}) {
            var answer = RUNNING.http.get(target);
            assertEquals("", answer.body());
            assertNull(answer.header("transfer-encoding"), answer.head());
        }
        assertNull(RUNNING.http.get("/v1/empty").header("content-length"));
        assertEquals("", RUNNING.http.send("HEAD", "/v1/projects", "").body());
    }

    @Test
    void eventsArriveWhenTheyAreSentAndTheServiceLearnsThatTheClientLeft() throws Exception {
        var uri = URI.create(RUNNING.url() + "/v1/jobs/job_1/events");
        try (var stream = uri.toURL().openStream();
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            assertEquals("data: {\"job\":1}", lines.readLine());
            assertEquals(1, RUNNING.project.openStreams.get());
        }
        await().until(() -> RUNNING.project.openStreams.get() == 0);
    }
}
