package io.groundplan.runtime.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Verifies a token against the issuer that it names, if that issuer is on the list. May fetch keys: blocking. */
@ApplicationScoped
class JwtVerifier {
    private static final int FORCED_REFRESH_MINUTES = 1;
    private static final int KEEP_KEYS_ON_ERROR_SECONDS = 3600;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JWTParser> parsers;

    JwtVerifier(JwtConfig config) {
        parsers = config.issuers().values().stream()
                .collect(Collectors.toUnmodifiableMap(JwtConfig.Issuer::issuer, JwtVerifier::parser));
    }

    /** The verified claims. */
    JsonWebToken verify(String token) throws ParseException {
        var parser = parsers.get(unverifiedIssuer(token));
        if (parser == null) {
            throw new ParseException("the issuer is not on the list");
        }
        var claims = parser.parse(token);
        if (claims.getSubject() == null || claims.getSubject().isBlank()) {
            throw new ParseException("the token has no subject");
        }
        return claims;
    }

    /** Only chooses whose keys to verify with; nothing is believed before that. */
    private static String unverifiedIssuer(String token) throws ParseException {
        var parts = token.split("\\.");
        if (parts.length != 3) {
            throw new ParseException("not a signed token");
        }
        try {
            var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            return JSON.readTree(claims).path("iss").asText("");
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw new ParseException("not a signed token", e);
        }
    }

    private static JWTParser parser(JwtConfig.Issuer issuer) {
        var context = new JWTAuthContextInfo(issuer.jwksUrl(), issuer.issuer());
        context.setExpectedAudience(Set.of(issuer.audience()));
        context.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256, SignatureAlgorithm.ES256));
        context.setJwksRefreshInterval((int) Math.max(1, issuer.keyRefresh().toMinutes()));
        context.setForcedJwksRefreshInterval(FORCED_REFRESH_MINUTES);
        context.setJwksRetainCacheOnErrorDuration(KEEP_KEYS_ON_ERROR_SECONDS);
        context.setClockSkew(0);
        return new DefaultJWTParser(context);
    }
}
