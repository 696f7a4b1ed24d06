package io.groundplan.runtime.security;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which credentials a request carries; says nothing about whether they are good. */
@Singleton
public class Credentials {
    private static final String BEARER = "Bearer ";
    private static final String SERVICE = "Service ";
    private static final String PROJECT_TOKEN = "X-Project-Token";

    private final String apiKeyPrefix;

    Credentials(@ConfigProperty(name = "groundplan.api-keys.prefix", defaultValue = "capy_live_") String apiKeyPrefix) {
        this.apiKeyPrefix = apiKeyPrefix;
    }

    /** The text that every API key starts with. */
    public String apiKeyPrefix() {
        return apiKeyPrefix;
    }

    /** The text of `X-API-Key`, or of a bearer that looks like an API key. */
    public Optional<String> apiKey(MultiMap headers) {
        return Optional.ofNullable(headers.get("X-API-Key"))
                .or(() -> bearer(headers).filter(token -> token.startsWith(apiKeyPrefix)));
    }

    /** A bearer that is no API key. */
    Optional<String> jwt(MultiMap headers) {
        return bearer(headers).filter(token -> !token.startsWith(apiKeyPrefix));
    }

    /** What another service proves itself with. */
    Optional<String> service(MultiMap headers) {
        return scheme(headers, SERVICE);
    }

    public boolean hasProjectToken(MultiMap headers) {
        return headers.contains(PROJECT_TOKEN);
    }

    /** The text of `X-Project-Token`. */
    Optional<String> projectToken(MultiMap headers) {
        return Optional.ofNullable(headers.get(PROJECT_TOKEN));
    }

    private static Optional<String> bearer(MultiMap headers) {
        return scheme(headers, BEARER);
    }

    private static Optional<String> scheme(MultiMap headers, String scheme) {
        return Optional.ofNullable(headers.get(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
                .map(value -> value.substring(scheme.length()).trim());
    }
}
