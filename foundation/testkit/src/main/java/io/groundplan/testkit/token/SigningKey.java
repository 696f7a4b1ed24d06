package io.groundplan.testkit.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Base64.Encoder;

/** A 2048-bit RSA key, named by its RFC 7638 thumbprint. */
record SigningKey(RSAPrivateCrtKey key) {
    private static final Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new SigningKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** Reads the PKCS #8 file, or writes a new key to it. */
    static SigningKey loadOrCreate(Path file) {
        try {
            if (Files.exists(file)) {
                var encoded = new PKCS8EncodedKeySpec(Files.readAllBytes(file));
                return new SigningKey(
                        (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(encoded));
            }
            var created = generate();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, created.key.getEncoded());
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(file + " is not an RSA key", e);
        }
    }

    String id() {
        var members = """
                {"e":"%s","kty":"RSA","n":"%s"}""".formatted(exponent(), modulus());
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes(StandardCharsets.UTF_8));
            return BASE64_URL.encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    String modulus() {
        return unsigned(key.getModulus());
    }

    String exponent() {
        return unsigned(key.getPublicExponent());
    }

    /** The compact form of the RS256 signature over the text. */
    String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return BASE64_URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not sign", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64_URL.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
