package io.groundplan.kubernetes.installation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A certificate of `localhost` that vouches for itself, in the forms that servers and clients want. */
record Certificate(Path keyStore, Path key, Path certificate) {
    static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    static Certificate in(Path directory) throws IOException, InterruptedException, GeneralSecurityException {
        var keyStore = directory.resolve("server.p12");
        keytool(keyStore);
        var keys = KeyStore.getInstance("PKCS12");
        try (var stream = Files.newInputStream(keyStore)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        var key = directory.resolve("server.key");
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
        var certificate = Files.writeString(
                directory.resolve("ca.crt"),
                pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        return new Certificate(keyStore, key, certificate);
    }

    private static void keytool(Path keyStore) throws IOException, InterruptedException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-ext",
                        "bc:c=ca:true",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keyStore.toString())
                .inheritIO()
                .start();
        assertEquals(0, keytool.waitFor());
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + LINES.encodeToString(content) + "\n-----END " + what + "-----\n";
    }
}
