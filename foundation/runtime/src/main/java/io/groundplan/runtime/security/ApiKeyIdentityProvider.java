package io.groundplan.runtime.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Proves API keys where the service can; elsewhere no API key opens anything. */
@ApplicationScoped
class ApiKeyIdentityProvider implements IdentityProvider<CallerRequest.ApiKey> {
    private final Instance<ApiKeyVerifier> verifier;

    ApiKeyIdentityProvider(Instance<ApiKeyVerifier> verifier) {
        this.verifier = verifier;
    }

    @Override
    public Class<CallerRequest.ApiKey> getRequestType() {
        return CallerRequest.ApiKey.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(CallerRequest.ApiKey request, AuthenticationRequestContext context) {
        if (!verifier.isResolvable()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return verifier.get()
                .verify(request.secret())
                .map(caller -> Identities.of(caller.orElseThrow(AuthenticationFailedException::new)));
    }
}
