package io.groundplan.runtime.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.security.identity.SecurityIdentity;

/** Remembers whom verified tokens proved, by the hash of each, until they expire. */
@Singleton
class VerifiedTokens {
    private record Verified(SecurityIdentity identity, Instant expires) {}

    private final Cache<String, Verified> tokens;
    private final Clock clock;

    VerifiedTokens(JwtConfig config, Clock clock) {
        this.tokens = Caffeine.newBuilder().maximumSize(config.cacheSize()).build();
        this.clock = clock;
    }

    Optional<SecurityIdentity> find(String token) {
        return Optional.ofNullable(tokens.getIfPresent(hash(token)))
                .filter(verified -> clock.instant().isBefore(verified.expires()))
                .map(Verified::identity);
    }

    void remember(String token, SecurityIdentity identity, Instant expires) {
        tokens.put(hash(token), new Verified(identity, expires));
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
