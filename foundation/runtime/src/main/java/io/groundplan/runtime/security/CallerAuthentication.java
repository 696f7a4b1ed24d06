package io.groundplan.runtime.security;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

import io.groundplan.runtime.ratelimit.RateLimits;
import io.groundplan.runtime.surface.Surface;

/**
 * Reads the one credential of a request, the first that it has: a service credential (on no surface), an API key (on the
 * database surface and on {@link ApiKeyPaths} only), a JWT, or a project token, which is looked at on the fleet surface only.
 */
@Singleton
@Priority(2000)
class CallerAuthentication implements HttpAuthenticationMechanism {
    private final Credentials credentials;
    private final Instance<ApiKeyPaths> apiKeyPaths;
    private final ApiKeyUse apiKeyUse;
    private final RateLimits limits;

    CallerAuthentication(
            Credentials credentials, Instance<ApiKeyPaths> apiKeyPaths, ApiKeyUse apiKeyUse, RateLimits limits) {
        this.credentials = credentials;
        this.apiKeyPaths = apiKeyPaths;
        this.apiKeyUse = apiKeyUse;
        this.limits = limits;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        return prove(context, identities).invoke(identity -> {
            if (identity != null) {
                admitted(context, identity);
            }
        });
    }

    private Uni<SecurityIdentity> prove(RoutingContext context, IdentityProviderManager identities) {
        var headers = context.request().headers();
        var service = credentials.service(headers);
        if (service.isPresent()) {
            return where(
                    Surface.of(context) == Surface.NONE,
                    () -> identities.authenticate(new CallerRequest.Service(service.get())));
        }
        var apiKey = credentials.apiKey(headers);
        if (apiKey.isPresent()) {
            return where(
                    opensToApiKeys(context), () -> identities.authenticate(new CallerRequest.ApiKey(apiKey.get())));
        }
        return credentials
                .jwt(headers)
                .<AuthenticationRequest>map(CallerRequest.Jwt::new)
                .or(() -> projectToken(context, headers))
                .map(identities::authenticate)
                .orElseGet(() -> Uni.createFrom().nullItem());
    }

    private void admitted(RoutingContext context, SecurityIdentity identity) {
        limits.admitted(context, identity.getPrincipal().getName());
        if (identity.getPrincipal() instanceof Caller.ApiKey key) {
            apiKeyUse.admitted(context, key);
        }
    }

    private Optional<AuthenticationRequest> projectToken(RoutingContext context, MultiMap headers) {
        return Surface.of(context) == Surface.FLEET
                ? credentials.projectToken(headers).map(CallerRequest.ProjectToken::new)
                : Optional.empty();
    }

    private boolean opensToApiKeys(RoutingContext context) {
        return Surface.of(context) == Surface.DATABASE
                || apiKeyPaths.stream()
                        .anyMatch(paths -> paths.include(context.request().path()));
    }

    private static Uni<SecurityIdentity> where(boolean open, Supplier<Uni<SecurityIdentity>> authenticate) {
        return open ? authenticate.get() : Uni.createFrom().failure(new AuthenticationFailedException());
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
