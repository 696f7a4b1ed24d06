package io.groundplan.testkit.token;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.groundplan.contracts.event.EventJson;

/** A development token issuer: signs RS256 JSON Web Tokens and publishes the key that verifies them. */
public final class TokenMint {
    /** The audience that services expect unless they are configured otherwise. */
    public static final String AUDIENCE = "groundplan";

    private final SigningKey key;
    private final String issuer;
    private final String audience;

    private TokenMint(SigningKey key, String issuer, String audience) {
        this.key = key;
        this.issuer = issuer;
        this.audience = audience;
    }

    /** A mint with a key of its own. */
    public static TokenMint generate(String issuer) {
        return new TokenMint(SigningKey.generate(), issuer, AUDIENCE);
    }

    /** A mint whose key is kept in a file, so that tokens outlive a restart. */
    public static TokenMint loadOrCreate(Path keyFile, String issuer) {
        return new TokenMint(SigningKey.loadOrCreate(keyFile), issuer, AUDIENCE);
    }

    /** The same issuer with a new key. */
    public TokenMint withNewKey() {
        return new TokenMint(SigningKey.generate(), issuer, audience);
    }

    public String issuer() {
        return issuer;
    }

    public String audience() {
        return audience;
    }

    public String keyId() {
        return key.id();
    }

    /** The JSON Web Key Set, with the public key only. */
    public String jwks() {
        var published = new LinkedHashMap<String, Object>();
        published.put("kty", "RSA");
        published.put("use", "sig");
        published.put("alg", "RS256");
        published.put("kid", key.id());
        published.put("n", key.modulus());
        published.put("e", key.exponent());
        return EventJson.write(Map.of("keys", List.of(published)));
    }

    /** A token for a verified address, valid for an hour. */
    public String token(String email) {
        return token(TokenRequest.of(email));
    }

    public String token(TokenRequest request) {
        var now = Instant.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", Objects.requireNonNullElse(request.issuer(), issuer));
        claims.put("sub", request.sub());
        claims.put("aud", Objects.requireNonNullElse(request.audience(), audience));
        claims.put("email", request.email());
        claims.put("email_verified", request.emailVerified());
        claims.put("name", request.name());
        claims.put("iat", now);
        claims.put("exp", now + request.expiresIn().toSeconds());
        var header = Map.of("alg", "RS256", "typ", "JWT", "kid", key.id());
        var signed = encoded(header) + "." + encoded(claims);
        return signed + "." + key.sign(signed);
    }

    private static String encoded(Map<String, ?> json) {
        var bytes = EventJson.write(json).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
