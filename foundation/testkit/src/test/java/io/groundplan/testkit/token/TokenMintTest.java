package io.groundplan.testkit.token;

import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TokenMintTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TokenMint mint = TokenMint.generate("https://issuer.test");

    @Test
    void aTokenVerifiesWithThePublishedKeyOnly() throws Exception {
        var token = mint.token("ada@example.com");
        assertTrue(verifies(token, mint.jwks()));
        assertFalse(verifies(token, mint.withNewKey().jwks()));
        assertEquals(mint.keyId(), part(token, 0).get("kid").asText());
    }

    @Test
    void aTokenSaysWhatWasAskedFor() throws Exception {
        var claims = part(
                mint.token(TokenRequest.of("ada@example.com")
                        .withName("Ada")
                        .withEmailVerified(false)
                        .withSub("ada")
                        .withAudience("elsewhere")),
                1);
        assertEquals("https://issuer.test", claims.get("iss").asText());
        assertEquals("ada", claims.get("sub").asText());
        assertEquals("elsewhere", claims.get("aud").asText());
        assertEquals("Ada", claims.get("name").asText());
        assertFalse(claims.get("email_verified").asBoolean());
        assertEquals(3600, claims.get("exp").asLong() - claims.get("iat").asLong());
    }

    @Test
    void theSameAddressIsTheSameSubjectAndItsLocalPartTheName() throws Exception {
        var lower = part(mint.token("ada@example.com"), 1);
        var upper = part(mint.token("Ada@Example.com"), 1);
        assertEquals(lower.get("sub"), upper.get("sub"));
        assertEquals("ada", lower.get("name").asText());
    }

    @Test
    void aNegativeDurationMakesAnExpiredToken() throws Exception {
        var token = mint.token(TokenRequest.of("ada@example.com").expiringIn(Duration.ofMinutes(-5)));
        assertTrue(part(token, 1).get("exp").asLong() < Instant.now().getEpochSecond());
    }

    @Test
    void aKeptKeyIsTheSameAfterARestart(@TempDir Path directory) {
        var file = directory.resolve("keys").resolve("issuer.der");
        var first = TokenMint.loadOrCreate(file, "https://issuer.test");
        var second = TokenMint.loadOrCreate(file, "https://issuer.test");
        assertEquals(first.jwks(), second.jwks());
    }

    @Test
    void theServedKeySetFollowsARotation() throws Exception {
        try (var server = JwksServer.open(mint)) {
            assertEquals(mint.jwks(), get(server.url()));
            var rotated = server.rotate();
            assertEquals(rotated.jwks(), get(server.url()));
            assertNotEquals(mint.keyId(), rotated.keyId());
            assertEquals(2, server.timesRead());
        }
    }

    private static String get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }

    private static JsonNode part(String token, int index) throws Exception {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[index]));
    }

    private static boolean verifies(String token, String jwks) throws Exception {
        var key = JSON.readTree(jwks).at("/keys/0");
        var spec = new RSAPublicKeySpec(number(key.get("n")), number(key.get("e")));
        var verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
        int end = token.lastIndexOf('.');
        verifier.update(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }
}
