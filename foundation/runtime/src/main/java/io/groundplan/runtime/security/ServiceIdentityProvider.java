package io.groundplan.runtime.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;

/** Proves other services by the shared credential, compared in constant time. */
@ApplicationScoped
class ServiceIdentityProvider implements IdentityProvider<CallerRequest.Service> {
    private final byte[] credential;

    ServiceIdentityProvider(InternalConfig config) {
        this.credential = config.credential().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Class<CallerRequest.Service> getRequestType() {
        return CallerRequest.Service.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(CallerRequest.Service request, AuthenticationRequestContext context) {
        boolean matches = MessageDigest.isEqual(credential, request.secret().getBytes(StandardCharsets.UTF_8));
        return matches
                ? Uni.createFrom().item(Identities.of(new Caller.Service()))
                : Uni.createFrom().failure(new AuthenticationFailedException());
    }
}
