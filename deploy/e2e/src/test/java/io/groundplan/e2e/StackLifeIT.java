package io.groundplan.e2e;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Starting and stopping, as the newcomer sees it. */
class StackLifeIT {

    @Test
    void stoppingLeavesNoProcessBehind() {
        try (var stack = RunningStack.start()) {
            assertEquals(List.of(), stack.stop());
        }
    }
}
