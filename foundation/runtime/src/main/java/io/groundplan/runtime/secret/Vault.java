package io.groundplan.runtime.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database with AES-256-GCM, each bound to what it belongs to. No bean by itself: a service that
 * keeps secrets makes one, and only such a service needs keys.
 */
public final class Vault {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String currentKeyId;
    private final Map<String, SecretKeySpec> keys;

    public Vault(SecretsConfig config) {
        this.currentKeyId = config.currentKeyId();
        this.keys = config.keys().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> key(entry.getKey(), entry.getValue())));
        if (!keys.containsKey(currentKeyId)) {
            throw new IllegalArgumentException("groundplan.secrets.current-key-id names " + currentKeyId
                    + ", which is not under groundplan.secrets.keys");
        }
    }

    /** Encrypts the secret so that it opens for the same `boundTo` only. */
    public Sealed seal(String secret, String boundTo) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, currentKeyId, nonce, boundTo, secret.getBytes(StandardCharsets.UTF_8));
        return new Sealed(
                currentKeyId,
                ByteBuffer.allocate(nonce.length + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    public String open(Sealed sealed, String boundTo) {
        var bytes = ByteBuffer.wrap(sealed.bytes());
        var nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        var text = new byte[bytes.remaining()];
        bytes.get(text);
        return new String(run(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, boundTo, text), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, String keyId, byte[] nonce, String boundTo, byte[] input) {
        var key = keys.get(keyId);
        if (key == null) {
            throw new IllegalStateException("groundplan.secrets.keys." + keyId + " is missing");
        }
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(boundTo.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret sealed with key " + keyId + " does not open", e);
        }
    }

    private static SecretKeySpec key(String id, String base64) {
        var problem = "groundplan.secrets.keys." + id + " must be base64 of " + KEY_BYTES + " bytes";
        try {
            var bytes = Base64.getDecoder().decode(base64);
            if (bytes.length != KEY_BYTES) {
                throw new IllegalArgumentException(problem);
            }
            return new SecretKeySpec(bytes, "AES");
        } catch (IllegalArgumentException e) {
            // the original would quote the key
            throw new IllegalArgumentException(problem);
        }
    }
}
