package io.groundplan.runtime.security;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.directory.Sightings;

/** Proves people by their tokens, and tells the user directory about those it has not seen. */
@Singleton
class JwtIdentityProvider implements IdentityProvider<CallerRequest.Jwt> {
    private static final Logger LOG = Logger.getLogger(JwtIdentityProvider.class);

    private final JwtVerifier verifier;
    private final VerifiedTokens verified;
    private final Sightings sightings;

    JwtIdentityProvider(JwtVerifier verifier, VerifiedTokens verified, Sightings sightings) {
        this.verifier = verifier;
        this.verified = verified;
        this.sightings = sightings;
    }

    @Override
    public Class<CallerRequest.Jwt> getRequestType() {
        return CallerRequest.Jwt.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(CallerRequest.Jwt request, AuthenticationRequestContext context) {
        return verified.find(request.secret())
                .map(identity -> Uni.createFrom().item(identity))
                .orElseGet(() -> context.runBlocking(() -> verify(request.secret())))
                .invoke(identity -> sightings.seen((Caller.User) identity.getPrincipal()));
    }

    private SecurityIdentity verify(String token) {
        try {
            var claims = verifier.verify(token);
            var identity = Identities.of(user(claims));
            verified.remember(token, identity, Instant.ofEpochSecond(claims.getExpirationTime()));
            return identity;
        } catch (ParseException e) {
            LOG.debugf("token refused: %s", e.getMessage());
            throw new AuthenticationFailedException();
        }
    }

    private static Caller.User user(JsonWebToken claims) {
        return new Caller.User(
                UserId.of(claims.getIssuer(), claims.getSubject()),
                claims.getIssuer(),
                claims.getSubject(),
                text(claims, "email"),
                Boolean.TRUE.equals(claims.getClaim("email_verified")),
                text(claims, "name"),
                text(claims, "picture"));
    }

    /** Without the one character that no table can hold. */
    private static Optional<String> text(JsonWebToken claims, String name) {
        return claims.getClaim(name) instanceof String value
                ? Optional.of(value.replace("\0", "").strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
