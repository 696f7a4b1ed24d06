package io.groundplan.local.token;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.groundplan.contracts.id.UserId;
import io.groundplan.local.gateway.Gateway;
import io.groundplan.local.gateway.RouteTable;
import io.groundplan.testkit.embedded.FreePort;
import io.groundplan.testkit.token.TokenMint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TokenEndpointTest {
    private static final String ISSUER = "https://issuer.example.com";
    private static final Gateway GATEWAY = Gateway.open(
            FreePort.find(),
            RouteTable.read(Path.of("../kubernetes/base")),
            List.of(),
            Map.of(),
            new TokenEndpoint(TokenMint.generate(ISSUER)).handlers());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @Test
    void anEmailAddressIsEnough() throws Exception {
        var answer = ordered("{\"email\":\"ada@example.com\"}");
        var claims = claims(answer);
        assertEquals(3600, answer.getInteger("expires_in"));
        assertEquals("ada@example.com", answer.getJsonObject("user").getString("email"));
        assertEquals("ada", answer.getJsonObject("user").getString("name"));
        assertEquals(UserId.of(ISSUER, claims.getString("sub")).text(), userId(answer));
        assertEquals(ISSUER, claims.getString("iss"));
        assertEquals("groundplan", claims.getString("aud"));
        assertEquals("ada@example.com", claims.getString("email"));
        assertEquals(true, claims.getBoolean("email_verified"));
        assertEquals("ada", claims.getString("name"));
        assertTrue(claims.getLong("exp") > Instant.now().getEpochSecond() + 3_500);
    }

    @Test
    void theSameAddressIsTheSamePerson() throws Exception {
        assertEquals(
                userId(ordered("{\"email\":\"ada@example.com\"}")), userId(ordered("{\"email\":\"ADA@example.com\"}")));
        assertNotEquals(
                userId(ordered("{\"email\":\"ada@example.com\"}")), userId(ordered("{\"email\":\"bob@example.com\"}")));
    }

    @Test
    void everythingCanBeChosen() throws Exception {
        var answer = ordered(
                """
                {"email":"ada@example.com","name":"Ada L","sub":"s1","email_verified":false,"expires_in":60,"other":1}""");
        var claims = claims(answer);
        assertEquals("s1", claims.getString("sub"));
        assertEquals("Ada L", claims.getString("name"));
        assertEquals(false, claims.getBoolean("email_verified"));
        assertEquals(60, answer.getInteger("expires_in"));
        assertEquals(UserId.of(ISSUER, "s1").text(), userId(answer));
    }

    @ParameterizedTest
    @CsvSource({"0", "-5"})
    void noTimeToLiveMakesATokenThatHasExpiredBeyondAnyTolerance(long seconds) throws Exception {
        var answer = ordered("{\"email\":\"ada@example.com\",\"expires_in\":" + seconds + "}");
        assertEquals(seconds, answer.getLong("expires_in"));
        assertTrue(claims(answer).getLong("exp") < Instant.now().getEpochSecond() - 120);
    }

    @Test
    void thePublishedKeyVerifiesTheSignature() throws Exception {
        var token = ordered("{\"email\":\"ada@example.com\"}").getString("token");
        var parts = token.split("\\.");
        var header = new JsonObject(decoded(parts[0]));
        var keys = new JsonObject(CLIENT.send(request("/local/jwks.json").build(), BodyHandlers.ofString())
                .body());
        var key = keys.getJsonArray("keys").getJsonObject(0);
        assertEquals(header.getString("kid"), key.getString("kid"));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.getString("n")), number(key.getString("e")))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertTrue(signature.verify(Base64.getUrlDecoder().decode(parts[2])));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|email is required",
                "{\"email\":null}|email is required",
                "{\"email\":\"ada\"}|email must be an e-mail address",
                "{\"email\":\"a da@example.com\"}|email must be an e-mail address",
                "{\"email\":1}|email must be a text of 1 to 255 characters",
                "{\"email\":\"a@b\",\"name\":[]}|name must be a text of 1 to 255 characters",
                "{\"email\":\"a@b\",\"sub\":\"\"}|sub must be a text of 1 to 255 characters",
                "{\"email\":\"a@b\",\"email_verified\":\"yes\"}|email_verified must be true or false",
                "{\"email\":\"a@b\",\"expires_in\":\"60\"}|expires_in must be a whole number of seconds, ten years at most",
                "{\"email\":\"a@b\",\"expires_in\":1.5}|expires_in must be a whole number of seconds, ten years at most",
                "{\"email\":\"a@b\",\"expires_in\":9223372036854775807}|expires_in must be a whole number of seconds, ten years at most",
                "{\"email\":\"a@b\"|the body must be a JSON object",
                "{\"email\":\"a@b\"} x|the body must be a JSON object",
                "[]|the body must be a JSON object",
                "null|the body must be a JSON object",
                "''|the body must be a JSON object"
            })
    void aWrongBodyIsRefusedWithTheReason(String body, String message) throws Exception {
        var answer = post(body, "application/json");
        assertEquals(400, answer.statusCode());
        assertEquals(message, new JsonObject(answer.body()).getString("error"));
    }

    @Test
    void otherMethodsTypesAndSizesAreRefused() throws Exception {
        var get = CLIENT.send(request("/local/token").build(), BodyHandlers.ofString());
        assertEquals(405, get.statusCode());
        assertEquals("POST", get.headers().firstValue("allow").orElseThrow());
        assertEquals(415, post("email=a@b", "application/x-www-form-urlencoded").statusCode());
        assertEquals(413, post("x".repeat(20_000), "application/json").statusCode());
        var delete = CLIENT.send(request("/local/jwks.json").DELETE().build(), BodyHandlers.ofString());
        assertEquals(405, delete.statusCode());
    }

    private static JsonObject ordered(String body) throws Exception {
        var answer = post(body, "application/json; charset=utf-8");
        assertEquals(200, answer.statusCode(), answer.body());
        return new JsonObject(answer.body());
    }

    private static HttpResponse<String> post(String body, String type) throws IOException, InterruptedException {
        var request = request("/local/token").header("content-type", type).POST(BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + GATEWAY.port() + path));
    }

    private static String userId(JsonObject answer) {
        return answer.getJsonObject("user").getString("id");
    }

    private static JsonObject claims(JsonObject answer) {
        return new JsonObject(decoded(answer.getString("token").split("\\.")[1]));
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static BigInteger number(String encoded) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(encoded));
    }
}
