package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TeamIdTest {

    @Test
    void anOrganizationAndATeamOfTheSameTextAreTheSame() {
        var team = TeamId.next(Clock.systemUTC());
        assertTrue(team.organizationText().startsWith("org_"));
        assertTrue(team.text().startsWith("team_"));
        assertEquals(team.text().substring(5), team.organizationText().substring(4));
        assertEquals(Optional.of(team), TeamId.parse(team.organizationText()));
        assertEquals(Optional.of(team), TeamId.parse(team.text()));
    }

    @Test
    void everyUserHasAPersonalTeamOfTheirOwn() {
        var alice = UserId.of("https://issuer.example", "alice");
        var bob = UserId.of("https://issuer.example", "bob");
        assertEquals(TeamId.personalOf(alice), TeamId.personalOf(alice));
        assertNotEquals(TeamId.personalOf(alice), TeamId.personalOf(bob));
        assertNotEquals(TeamId.personalOf(alice).value(), alice.value());
        assertTrue(CanonicalId.isCanonical(TeamId.personalOf(alice).value()));
    }
}
