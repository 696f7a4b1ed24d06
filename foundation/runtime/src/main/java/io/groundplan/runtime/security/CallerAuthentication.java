package io.groundplan.runtime.security;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

import io.groundplan.runtime.surface.Surface;

/**
 * Reads the one credential of a request, the first that it has: a service credential (on no surface), an API key (on the
 * database surface only), a JWT, or a project token, which is looked at on the fleet surface only.
 */
@ApplicationScoped
@Priority(2000)
class CallerAuthentication implements HttpAuthenticationMechanism {
    private final Credentials credentials;
    private final ApiKeyUse apiKeyUse;

    CallerAuthentication(Credentials credentials, ApiKeyUse apiKeyUse) {
        this.credentials = credentials;
        this.apiKeyUse = apiKeyUse;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var headers = context.request().headers();
        var service = credentials.service(headers);
        if (service.isPresent()) {
            return only(Surface.NONE, context, () -> identities.authenticate(new CallerRequest.Service(service.get())));
        }
        var apiKey = credentials.apiKey(headers);
        if (apiKey.isPresent()) {
            return only(Surface.DATABASE, context, () -> identities
                    .authenticate(new CallerRequest.ApiKey(apiKey.get()))
                    .invoke(identity -> admitted(context, identity)));
        }
        return credentials
                .jwt(headers)
                .<AuthenticationRequest>map(CallerRequest.Jwt::new)
                .or(() -> projectToken(context, headers))
                .map(identities::authenticate)
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private void admitted(RoutingContext context, SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof Caller.ApiKey key) {
            apiKeyUse.admitted(context, key);
        }
    }

    private Optional<AuthenticationRequest> projectToken(RoutingContext context, MultiMap headers) {
        return Surface.of(context) == Surface.FLEET
                ? credentials.projectToken(headers).map(CallerRequest.ProjectToken::new)
                : Optional.empty();
    }

    private static Uni<SecurityIdentity> only(
            Surface surface, RoutingContext context, Supplier<Uni<SecurityIdentity>> authenticate) {
        return Surface.of(context) == surface
                ? authenticate.get()
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer"));
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(
                CallerRequest.Jwt.class,
                CallerRequest.ApiKey.class,
                CallerRequest.ProjectToken.class,
                CallerRequest.Service.class);
    }
}
