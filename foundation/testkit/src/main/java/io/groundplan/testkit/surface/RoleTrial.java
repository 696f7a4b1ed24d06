package io.groundplan.testkit.surface;

import java.util.List;
import java.util.Map;

import static io.groundplan.testkit.surface.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One person who tries one operation. */
final class RoleTrial {
    private RoleTrial() {}

    static void refusesStranger(RoleLine line, Client stranger, Map<String, String> resources) {
        var answer = line.call(stranger, resources);
        int status = answer.statusCode();
        if (line.isOfProject()) {
            assertRefused(line.door(), line.door().statusForStrangers(), answer);
        } else {
            // what is not named by its project need not tell that there is one; an invite may say that it is another's
            var possible = List.of(404, line.isForInvited() ? 403 : line.door().statusForStrangers());
            assertTrue(possible.contains(status), () -> line + " answered " + status);
            assertRefused(line.door(), status, answer);
        }
    }

    static void refusesTooLow(String role, RoleLine line, Client person, Map<String, String> resources) {
        var answer = line.call(person, resources);
        assertEquals(403, answer.statusCode(), () -> role + ": " + line + " " + answer.asString());
        assertRefused(line.door(), 403, answer);
    }

    static void allows(String role, RoleLine line, Client person, Map<String, String> resources) {
        var answer = line.call(person, resources);
        int status = answer.statusCode();
        assertFalse(
                List.of(401, 403, 404).contains(status) || status >= 500,
                () -> role + ": " + line + " answered " + status + " " + answer.asString());
    }
}
