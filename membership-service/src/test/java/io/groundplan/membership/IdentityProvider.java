package io.groundplan.membership;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.awaitility.Awaitility;

import io.groundplan.testkit.embedded.FreePort;

/** A real identity provider in a process of its own, with the realm of `identity-provider/realm.json`. */
public final class IdentityProvider implements QuarkusTestResourceLifecycleManager {
    private static final String ADMIN = "admin";
    private static final String PASSWORD = "analytical-engine";
    private static final Duration START = Duration.ofMinutes(4);

    private static String url;

    private Process process;

    @Override
    public Map<String, String> start() {
        var home = Path.of(System.getProperty("identity-provider.home"));
        int port = FreePort.find();
        url = "http://127.0.0.1:" + port;
        try {
            var realms = Files.createDirectories(home.resolve("data/import"));
            try (var realm = IdentityProvider.class.getResourceAsStream("/identity-provider/realm.json")) {
                Files.copy(realm, realms.resolve("groundplan-realm.json"), StandardCopyOption.REPLACE_EXISTING);
            }
            process = launched(home, port);
        } catch (IOException e) {
            throw new UncheckedIOException("the identity provider cannot be started", e);
        }
        awaitReady();
        return Map.of(
                "groundplan.jwt.issuers.provider.issuer",
                issuer(),
                "groundplan.jwt.issuers.provider.jwks-url",
                issuer() + "/protocol/openid-connect/certs");
    }

    @Override
    public void stop() {
        var all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(one -> one.onExit().join());
    }

    static String issuer() {
        return url + "/realms/groundplan";
    }

    /** The access token of a login with name and password. */
    static String login(String client, String user) {
        return token("groundplan", client, user);
    }

    /** A token of the provider's own realm, which is another issuer. */
    static String adminToken() {
        return token("master", "admin-cli", ADMIN);
    }

    /** Signs with a new key from now on, and goes on publishing those before. */
    static void rotateKey() {
        var key =
                """
                {"name":"rotated","providerId":"rsa-generated","providerType":"org.keycloak.keys.KeyProvider",
                "config":{"priority":["1000"],"enabled":["true"],"active":["true"],"algorithm":["RS256"]}}
                """;
        RestAssured.given()
                .baseUri(url)
                .port(port())
                .auth()
                .oauth2(adminToken())
                .contentType("application/json")
                .body(key)
                .post("/admin/realms/groundplan/components")
                .then()
                .statusCode(201);
    }

    private static String token(String realm, String client, String user) {
        return RestAssured.given()
                .baseUri(url)
                .port(port())
                .formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("username", user)
                .formParam("password", PASSWORD)
                .post("/realms/" + realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static int port() {
        return Integer.parseInt(url.substring(url.lastIndexOf(':') + 1));
    }

    private static Process launched(Path home, int port) throws IOException {
        var log = home.resolve("provider.log");
        var builder = new ProcessBuilder(
                        "bash",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD,
                        "JAVA_OPTS_APPEND", "-Xmx512m"));
        return builder.start();
    }

    private void awaitReady() {
        Awaitility.await("the identity provider is ready")
                .atMost(START)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> isReady(RestAssured.given()
                        .baseUri(url)
                        .port(port())
                        .get("/realms/groundplan/.well-known/openid-configuration")));
    }

    private boolean isReady(Response answer) {
        return process.isAlive() && answer.statusCode() == 200;
    }
}
