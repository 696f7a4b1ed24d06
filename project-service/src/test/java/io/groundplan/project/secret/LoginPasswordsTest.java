package io.groundplan.project.secret;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class LoginPasswordsTest {
    private final LoginPasswords passwords = new LoginPasswords();

    @BeforeEach
    void start() {
        passwords.start();
    }

    @AfterEach
    void stop() {
        passwords.stop();
    }

    @Test
    void noPasswordIsHandedOutTwiceHoweverManyAreWantedAtOnce() {
        var handedOut = IntStream.range(0, 2_000)
                .parallel()
                .mapToObj(i -> passwords.next())
                .toList();
        assertEquals(handedOut.size(), new HashSet<>(handedOut).size());
        assertTrue(handedOut.stream().allMatch(password -> password.matches("[A-Za-z0-9]{32}")));
    }

    @Test
    void aVerifierLetsItsPasswordInWhetherMadeAheadOrNot() throws SQLException {
        var server = TestServers.tenant();
        var someMadeAheadAndTheLastNot = Stream.concat(
                        Stream.generate(passwords::next).limit(3), Stream.of("never0handed0out0by0anybody00000"))
                .toList();
        for (var password : someMadeAheadAndTheLastNot) {
            var role = "login_" + password.toLowerCase(Locale.ROOT);
            try (var admin = server.connect("postgres");
                    var statement = admin.createStatement()) {
                statement.execute("create role " + role + " login password '" + passwords.verifierOf(password) + "'");
            }
            try (var connection = server.connect("postgres", role, password)) {
                assertTrue(connection.isValid(2));
            }
        }
    }

    @Test
    void aVerifierAskedForAgainIsMadeAgain() {
        var password = passwords.next();
        var twice = List.of(passwords.verifierOf(password), passwords.verifierOf(password));
        assertNotEquals(twice.get(0), twice.get(1));
    }
}
