package io.groundplan.runtime.security;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

/** Knows which API keys are good; implemented by the service that owns them. */
public interface ApiKeyVerifier {

    /** The key's caller; empty when the key is unknown, wrong, expired or revoked. */
    Uni<Optional<Caller.ApiKey>> verify(String key);
}
