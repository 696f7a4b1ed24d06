package io.groundplan.project.secret;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RandomTextTest {

    @Test
    void isAsLongAsAskedForAndNeverTheSame() {
        assertNotEquals(RandomText.of(32), RandomText.of(32));
        assertTrue(RandomText.of(32).matches("[A-Za-z0-9]{32}"));
    }
}
