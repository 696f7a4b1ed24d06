package io.groundplan.runtime.security;

import java.time.Duration;
import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whose tokens are accepted. */
@ConfigMapping(prefix = "groundplan.jwt")
public interface JwtConfig {

    /** The allow-listed issuers by a name of the operator's choice. */
    Map<String, Issuer> issuers();

    /** How many verified tokens are remembered, so that a signature is not checked on every request. */
    @WithDefault("10000")
    int cacheSize();

    /** One issuer of tokens. */
    interface Issuer {

        /** The exact `iss` claim. */
        String issuer();

        /** Where its public keys are. */
        String jwksUrl();

        /** What the `aud` claim must contain. */
        @WithDefault("groundplan")
        String audience();

        /** How long its keys are used before they are fetched again; an unknown key id fetches them at once. */
        @WithDefault("10m")
        Duration keyRefresh();
    }
}
