package io.groundplan.project.apikey;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.CanonicalId;

/** The text of an API key, `<prefix><key id>_<secret>`, taken apart. */
record KeyText(ApiKeyId id, String secret) {

    static Optional<KeyText> parse(String prefix, String text) {
        if (!text.startsWith(prefix)) {
            return Optional.empty();
        }
        var rest = text.substring(prefix.length());
        int end = rest.indexOf('_');
        if (end < 0) {
            return Optional.empty();
        }
        return ApiKeyId.parse("key_" + rest.substring(0, end)).map(id -> new KeyText(id, rest.substring(end + 1)));
    }

    /** The part that may be shown again. */
    String shown(String prefix) {
        return prefix + CanonicalId.base32(id.value());
    }

    String text(String prefix) {
        return shown(prefix) + "_" + secret;
    }

    /** The secret has 256 random bits, so a plain hash cannot be guessed back. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "KeyText[" + id + "]";
    }
}
