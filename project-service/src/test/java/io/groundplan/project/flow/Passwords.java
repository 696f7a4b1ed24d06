package io.groundplan.project.flow;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

import io.groundplan.project.support.TestProject;

/** Database passwords as clients get them, checked the way a server does. */
final class Passwords {
    private Passwords() {}

    /** The password in the project's connection URL. */
    static String of(TestProject project) {
        var answer = project.owner().get(project.path("connections"));
        answer.then().statusCode(200);
        String url = answer.path("connections.direct_url");
        return URI.create(url).getUserInfo().split(":", 2)[1];
    }

    /** Whether a server that keeps the verifier lets the password in. */
    static boolean opens(String password, String verifier) {
        var parts = verifier.split("[$:]");
        try {
            var salted = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(
                            password.toCharArray(),
                            Base64.getDecoder().decode(parts[2]),
                            Integer.parseInt(parts[1]),
                            256))
                    .getEncoded();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(salted, "HmacSHA256"));
            var clientKey = mac.doFinal("Client Key".getBytes(StandardCharsets.US_ASCII));
            var storedKey = MessageDigest.getInstance("SHA-256").digest(clientKey);
            return Base64.getEncoder().encodeToString(storedKey).equals(parts[3]);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
