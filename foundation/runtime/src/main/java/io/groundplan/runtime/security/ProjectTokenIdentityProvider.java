package io.groundplan.runtime.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Proves project tokens where the service can; elsewhere no project token opens anything. */
@ApplicationScoped
class ProjectTokenIdentityProvider implements IdentityProvider<CallerRequest.ProjectToken> {
    private final Instance<ProjectTokenVerifier> verifier;

    ProjectTokenIdentityProvider(Instance<ProjectTokenVerifier> verifier) {
        this.verifier = verifier;
    }

    @Override
    public Class<CallerRequest.ProjectToken> getRequestType() {
        return CallerRequest.ProjectToken.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            CallerRequest.ProjectToken request, AuthenticationRequestContext context) {
        if (!verifier.isResolvable()) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return verifier.get()
                .verify(request.secret())
                .map(caller -> Identities.of(caller.orElseThrow(AuthenticationFailedException::new)));
    }
}
