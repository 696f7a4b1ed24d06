package io.groundplan.contracts.id;

import java.time.Clock;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class UserIdTest {
    private static final String ISSUER = "https://issuer.example";

    @Test
    void aSubjectThatIsAnIdOfOursInAnyFormIsTheUser() {
        var user = UserId.next(Clock.systemUTC());
        assertEquals(user, UserId.of(ISSUER, user.text()));
        assertEquals(user, UserId.of(ISSUER, user.hex()));
        assertEquals(user, UserId.of(ISSUER, user.value().toString()));
        assertEquals(user, UserId.of("https://another.example", user.text()));
    }

    /** The first 12 bytes of SHA-256("https://issuer.example" + "\n" + "alice"), computed elsewhere. */
    @Test
    void anyOtherSubjectIsHashedWithItsIssuer() {
        assertEquals("6d17d965682556721e5ff258", UserId.of(ISSUER, "alice").hex());
    }

    @Test
    void peopleOfDifferentIssuersOrSubjectsDiffer() {
        var alice = UserId.of(ISSUER, "alice");
        assertEquals(alice, UserId.of(ISSUER, "alice"));
        assertNotEquals(alice, UserId.of(ISSUER, "Alice"));
        assertNotEquals(alice, UserId.of("https://another.example", "alice"));
        assertTrue(CanonicalId.isCanonical(alice.value()));
    }

    @Test
    void aSubjectThatOnlyLooksLikeAnIdIsHashed() {
        var almost = "0199c82c-c07b-8123-9159-e26af2cb66d7";
        assertNotEquals(almost, UserId.of(ISSUER, almost).value().toString());
        var otherKind = ProjectId.next(Clock.systemUTC());
        assertNotEquals(otherKind.value(), UserId.of(ISSUER, otherKind.text()).value());
    }
}
