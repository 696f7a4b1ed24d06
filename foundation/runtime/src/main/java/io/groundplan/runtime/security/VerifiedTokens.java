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

/** Remembers verified tokens by their hash until they expire. */
@Singleton
class VerifiedTokens {
    private record Verified(Caller.User user, Instant expires) {}

    private final Cache<String, Verified> tokens;
    private final Clock clock;

    VerifiedTokens(JwtConfig config, Clock clock) {
        this.tokens = Caffeine.newBuilder().maximumSize(config.cacheSize()).build();
        this.clock = clock;
    }

    Optional<Caller.User> find(String token) {
        return Optional.ofNullable(tokens.getIfPresent(hash(token)))
                .filter(verified -> clock.instant().isBefore(verified.expires()))
                .map(Verified::user);
    }

    void remember(String token, Caller.User user, Instant expires) {
        tokens.put(hash(token), new Verified(user, expires));
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
