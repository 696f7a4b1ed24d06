package io.groundplan.contracts.id;

import java.time.Clock;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MemberIdTest {
    private static final ProjectId PROJECT =
            ProjectId.parse("prj_06gsq60xr0mcz90mvh00").orElseThrow();
    private static final UserId USER = UserId.parse("usr_06gfcyhr008fq487c5hg").orElseThrow();

    /**
     * The first 12 bytes of SHA-256("member\nprj_06gsq60xr0mcz90mvh00\nusr_06gfcyhr008fq487c5hg"), computed elsewhere.
     * Memberships are stored under such ids: the derivation never changes.
     */
    @Test
    void theIdOfAMembershipIsDerivedFromItsProjectAndUser() {
        assertEquals("24de406649e4ae0fdf7b2812", MemberId.of(PROJECT, USER).hex());
        assertEquals("mem_4kf40sj9wjq0zqvv5090", MemberId.of(PROJECT, USER).text());
    }

    @Test
    void membershipsOfDifferentProjectsOrUsersDiffer() {
        assertEquals(MemberId.of(PROJECT, USER), MemberId.of(PROJECT, USER));
        assertNotEquals(MemberId.of(PROJECT, USER), MemberId.of(ProjectId.next(Clock.systemUTC()), USER));
        assertNotEquals(MemberId.of(PROJECT, USER), MemberId.of(PROJECT, UserId.next(Clock.systemUTC())));
        assertTrue(CanonicalId.isCanonical(MemberId.of(PROJECT, USER).value()));
    }
}
