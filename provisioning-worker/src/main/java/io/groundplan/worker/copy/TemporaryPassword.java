package io.groundplan.worker.copy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import io.groundplan.worker.cluster.ScramVerifier;

/**
 * A password for the time of one copy. The server is given its verifier (RFC 5803) as it is given any other one, so that
 * the password itself is in no statement and no log.
 */
public record TemporaryPassword(String text, ScramVerifier verifier) {
    private static final int BYTES = 32;
    private static final int SALT = 16;
    private static final int ROUNDS = 4096;
    private static final int KEY_BITS = 256;

    public static TemporaryPassword next() {
        var random = new SecureRandom();
        var secret = new byte[BYTES];
        random.nextBytes(secret);
        var salt = new byte[SALT];
        random.nextBytes(salt);
        var text = HexFormat.of().formatHex(secret);
        return new TemporaryPassword(text, verifier(text, salt));
    }

    private static ScramVerifier verifier(String password, byte[] salt) {
        try {
            var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, KEY_BITS))
                    .getEncoded();
            var stored = MessageDigest.getInstance("SHA-256").digest(hmac(salted, "Client Key"));
            return new ScramVerifier("SCRAM-SHA-256$%d:%s$%s:%s"
                    .formatted(ROUNDS, text(salt), text(stored), text(hmac(salted, "Server Key"))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has these algorithms", e);
        }
    }

    private static byte[] hmac(byte[] key, String message) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "TemporaryPassword[redacted]";
    }
}
