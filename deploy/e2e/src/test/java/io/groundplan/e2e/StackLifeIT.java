package io.groundplan.e2e;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Starting and stopping, as the newcomer sees it. */
class StackLifeIT {

    @Test
    void stoppingLeavesNoProcessBehind() {
        try (var stack = RunningStack.start()) {
            stack.stop();
            assertTrue(stack.output().strip().endsWith("Stopped"), stack::output);
        }
    }
}
