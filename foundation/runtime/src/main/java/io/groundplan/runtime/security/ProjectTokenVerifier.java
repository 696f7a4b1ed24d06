package io.groundplan.runtime.security;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** Knows which project tokens are good; implemented by the service that owns them. */
public interface ProjectTokenVerifier {

    /** The token's caller; empty when the token is forged or revoked. */
    Uni<Optional<Caller.ProjectToken>> verify(String token);
}
