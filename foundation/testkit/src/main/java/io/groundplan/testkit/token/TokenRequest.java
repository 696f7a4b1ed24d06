package io.groundplan.testkit.token;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

/**
 * What a token shall say. Null for `name`, `sub`, `issuer` and `audience` means the default: the local part of the
 * e-mail address, a value made from the address, and those of the mint. An `expiresIn` of zero or less makes a token
 * that has expired.
 */
public record TokenRequest(
        String email,
        String name,
        String sub,
        boolean emailVerified,
        Duration expiresIn,
        String issuer,
        String audience) {

    public TokenRequest {
        name = name == null ? email.substring(0, Math.max(email.indexOf('@'), 0)) : name;
        sub = sub == null ? subjectOf(email) : sub;
    }

    /** A verified address, for an hour. */
    public static TokenRequest of(String email) {
        return new TokenRequest(email, null, null, true, Duration.ofHours(1), null, null);
    }

    public TokenRequest withName(String chosen) {
        return new TokenRequest(email, chosen, sub, emailVerified, expiresIn, issuer, audience);
    }

    public TokenRequest withSub(String chosen) {
        return new TokenRequest(email, name, chosen, emailVerified, expiresIn, issuer, audience);
    }

    public TokenRequest withEmailVerified(boolean verified) {
        return new TokenRequest(email, name, sub, verified, expiresIn, issuer, audience);
    }

    public TokenRequest expiringIn(Duration duration) {
        return new TokenRequest(email, name, sub, emailVerified, duration, issuer, audience);
    }

    public TokenRequest withIssuer(String chosen) {
        return new TokenRequest(email, name, sub, emailVerified, expiresIn, chosen, audience);
    }

    public TokenRequest withAudience(String chosen) {
        return new TokenRequest(email, name, sub, emailVerified, expiresIn, issuer, chosen);
    }

    private static String subjectOf(String email) {
        var address = email.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(address).toString();
    }
}
