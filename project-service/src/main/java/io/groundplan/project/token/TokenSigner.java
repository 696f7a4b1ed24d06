package io.groundplan.project.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.ProjectTokenId;

/**
 * Writes and proves the texts of project tokens: what a client may read of it, a dot, and a signature that begins with
 * the token's id. Whoever holds the key proves a text without asking anybody.
 */
@ApplicationScoped
class TokenSigner {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;
    private static final int ID_BYTES = 16;
    private static final int SIGNATURE_BYTES = ID_BYTES + 32;

    private final SecretKeySpec current;
    private final Map<String, SecretKeySpec> keys;

    TokenSigner(ProjectTokensConfig config) {
        this.keys = config.keys().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> key(entry.getKey(), entry.getValue())));
        this.current = keys.get(config.currentKeyId());
        if (current == null) {
            throw new IllegalArgumentException("groundplan.project-tokens.current-key-id names " + config.currentKeyId()
                    + ", which is not under groundplan.project-tokens.keys");
        }
    }

    String text(ProjectTokenId id, ProjectId project) {
        var json = "{\"ProjectID\":\"" + project.value() + "\"}";
        var payload = encode(json.getBytes(StandardCharsets.UTF_8));
        return payload + "." + encode(signature(current, payload, bytes(id.value())));
    }

    /** Which token the text is of; empty for every text that none of the keys has signed. */
    Optional<ProjectTokenId> proven(String text) {
        int dot = text.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        var payload = text.substring(0, dot);
        return decode(text.substring(dot + 1))
                .filter(given -> given.length == SIGNATURE_BYTES)
                .filter(given -> isSigned(payload, given))
                .map(given -> new ProjectTokenId(id(given)));
    }

    private boolean isSigned(String payload, byte[] given) {
        var id = Arrays.copyOf(given, ID_BYTES);
        return keys.values().stream().anyMatch(key -> MessageDigest.isEqual(given, signature(key, payload, id)));
    }

    private static byte[] signature(SecretKeySpec key, String payload, byte[] id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(payload.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(SIGNATURE_BYTES)
                    .put(id)
                    .put(mac.doFinal(id))
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID id(byte[] signature) {
        var bytes = ByteBuffer.wrap(signature);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<byte[]> decode(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static SecretKeySpec key(String id, String base64) {
        var problem = "groundplan.project-tokens.keys." + id + " must be base64 of at least " + SHORTEST_KEY + " bytes";
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length < SHORTEST_KEY) {
                throw new IllegalArgumentException(problem);
            }
            return new SecretKeySpec(bytes, ALGORITHM);
        } catch (IllegalArgumentException e) {
            // the original would quote the key
            throw new IllegalArgumentException(problem);
        }
    }
}
