package io.groundplan.project.secret;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The verifier is good when a real server lets the password in by it. */
class ScramVerifierTest {

    @Test
    void hasTheFormThatPostgresStores() {
        var verifier = ScramVerifier.of("password");

        assertTrue(
                verifier.matches("SCRAM-SHA-256\\$4096:[A-Za-z0-9+/]{22}==\\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}="),
                verifier);
        assertNotEquals(verifier, ScramVerifier.of("password"));
    }

    @Test
    void letsThePasswordInAndNoOther() throws SQLException {
        var password = RandomText.of(32);
        var server = TestServers.tenant();
        try (var admin = server.connect("postgres");
                var statement = admin.createStatement()) {
            statement.execute("create role scram_probe login password '" + ScramVerifier.of(password) + "'");
        }

        try (var connection = server.connect("postgres", "scram_probe", password)) {
            assertTrue(connection.isValid(2));
        }
        var refused = assertThrows(SQLException.class, () -> server.connect("postgres", "scram_probe", password + "x"));
        assertEquals("28P01", refused.getSQLState());
    }
}
