package io.groundplan.testkit.quarkus;

import io.groundplan.testkit.embedded.KafkaBroker;
import io.groundplan.testkit.embedded.PostgresServer;
import io.groundplan.testkit.token.JwksServer;
import io.groundplan.testkit.token.TokenMint;

/** The servers that tests talk to, each started when it is first asked for and stopped when the JVM ends. */
public final class TestServers {
    /** The issuer of {@link #tokens()}. */
    public static final String ISSUER = "https://issuer.groundplan.test";

    /** What the services under test expect from each other. */
    public static final String INTERNAL_CREDENTIAL = "test-internal-credential";

    private static JwksServer jwks;

    private TestServers() {}

    /** The control server, which holds the databases of the services under test. */
    public static PostgresServer postgres() {
        return PostgresServer.attachedTo(JvmServers.running(JvmServers.CONTROL));
    }

    /** The tenant server, where everyone but the admin needs a password. */
    public static PostgresServer tenant() {
        return PostgresServer.attachedTo(JvmServers.running(JvmServers.TENANT));
    }

    public static KafkaBroker kafka() {
        return KafkaBroker.attachedTo(JvmServers.running(JvmServers.KAFKA));
    }

    /** Mints tokens that the service under test accepts. */
    public static TokenMint tokens() {
        return jwks().mint();
    }

    /** The key set that the service under test reads. */
    public static synchronized JwksServer jwks() {
        if (jwks == null) {
            jwks = JwksServer.open(TokenMint.generate(ISSUER));
        }
        return jwks;
    }

    static synchronized void closeJwks() {
        if (jwks != null) {
            jwks.close();
            jwks = null;
        }
    }
}
